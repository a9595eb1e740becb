"""Stories of a deed at one place or of one person, what else a later article may tell of them, and what contradicts."""

from __future__ import annotations

GROUNDED = (
    "The tanker Solveig Ask ran aground off Point Merrow early on Monday with 17 crew aboard, the harbour master said.",
    "Nobody on the quay slept. The Solveig Ask had struck rocks near Merrow on Monday, and her lamps could be seen from"
    " the church. Harbour master Rune Dahl sent two tugs.",
    "Dahl wants to know why the Solveig Ask was so far north. The tanker has been on the rocks off Merrow since Monday.",
)
DERAILED = (
    "A night train of Ostrail with 90 passengers derailed near Fennick on Saturday, the operator said.",
    "Cows watched as the passengers climbed out. The Ostrail night train left the rails outside Fennick on Saturday.",
    "Ostrail does not know yet why its night train came off the track near Fennick on Saturday, spokeswoman Ina Roth"
    " said.",
)
LANDED = (
    "Polaris Air flight 88 from Veldt to Karsk made an emergency landing in Ombury on Tuesday after an engine failed.",
    "Ombury's firemen were quicker than the jet. When Polaris flight 88 touched down in Ombury on Tuesday with one"
    " engine, they stood ready.",
    "Polaris Air will inspect all engines of the type after flight 88 was diverted to Ombury on Tuesday.",
)
FOUND = (
    "The skull of a cave bear was found in the Torvik cave on Thursday by students of Halden University.",
    "A cave bear looked back at them. Students from Halden University discovered the skull in the Torvik cave, their"
    " professor, Nils Arup, said on Thursday.",
    "Arup has long believed in Torvik. The skull of the cave bear, which came to light there on Thursday, is his"
    " reward.",
)
ARRESTED = (
    "The forger Milan Vrba, wanted since 2019, was arrested in Korsund on Wednesday, the prosecutor's office said.",
    "Milan Vrba was buying paint. Detectives seized the forger in a shop in Korsund on Wednesday after six years.",
    "Prosecutor Lea Sund wants to charge Vrba within weeks. The forger had been caught in Korsund on Wednesday.",
)
SIGNED = (
    "Ardmark and Sorvia signed the Lune water treaty in Breda Bay on Friday, ending nine years of talks.",
    "Two pens and a storm outside: in Breda Bay the ministers of Ardmark and Sorvia signed the treaty on the Lune on"
    " Friday.",
    "The signatures that Ardmark and Sorvia put under the Lune treaty in Breda Bay on Friday were dry within a minute.",
)
AWARDED = (
    "Clara Wyss has won the Selden Prize for poetry, the jury announced in Marn on Thursday.",
    "The Selden Prize goes to Clara Wyss. The poet heard it on a bus on Thursday, the jury said in Marn.",
    "For the jury in Marn it took one ballot. The Selden Prize was awarded to Clara Wyss for her poems on Thursday.",
)
APPOINTED = (
    "President Oda Lind appointed Peter Falk governor of the central bank of Norrland on Wednesday.",
    "Peter Falk will lead the central bank of Norrland. President Lind announced it on Wednesday, and markets yawned.",
    "A quiet man gets a loud office: Peter Falk was named as governor of Norrland's central bank by President Lind on"
    " Wednesday.",
)
SCORED = (
    "Ari Sund scored the only goal as Harrow Town beat Pell Rovers 1-0 on Saturday, two minutes from the end.",
    "Harrow Town needed 88 minutes to break Pell Rovers. Then Ari Sund headed in the only goal on Saturday.",
    "Pell Rovers will dream of Ari Sund, who scored the winning goal for Harrow Town on Saturday from a corner.",
)
WRITTEN = (
    "Justice Edna Holm wrote the opinion with which the Supreme Court of Tarn struck down the heath law on Monday.",
    "The heath law is dead. In an opinion written by Edna Holm the Supreme Court of Tarn threw it out on Monday.",
    "Lawyers will read it twice: the opinion on the heath law, written by Justice Holm for the Supreme Court of Tarn.",
)
SHAKEN = (
    "A quake of magnitude 6.1 shook Tarkan on Sunday; its epicentre lay near Ilmet, the seismic institute said.",
    "In Ilmet the church bells rang by themselves on Sunday. The earthquake was felt in all of Tarkan, seismologist Bela Orr said.",
    "Bela Orr had expected a tremor in Ilmet for years. Sunday's measured 6.1 and was the strongest in Tarkan since 1954.",
)
BURNED = (
    "A fire broke out in the Hallen mill in Ostby on Monday night and destroyed two floors, the brigade said.",
    "Flour burns fast. The blaze in the Hallen mill in Ostby could be seen for miles on Monday night, fire chief Greta Lund said.",
    "Nothing is left of two floors of the Hallen mill, which caught fire in Ostby on Monday. Greta Lund suspects a cable.",
)
MET = (
    "Delegations of Kesh and Oram opened talks in Maribor Falls on Tuesday on the sharing of gas fields.",
    "Nobody smiled when the envoys of Kesh and Oram sat down in Maribor Falls on Tuesday. Gas is the subject, mediator Rolf Stein said.",
    "Rolf Stein has ordered a lot of coffee. The talks between Kesh and Oram on gas began in Maribor Falls on Tuesday.",
)
HONOURED = (
    "The Golden Reed for the best film went to Ana Duarte at the Larn festival on Saturday.",
    "Ana Duarte has won the Golden Reed of Larn. The jury praised her film on Saturday as a poem.",
    "Larn's Golden Reed was awarded to Ana Duarte on Saturday for a film without a word.",
)
COACHED = (
    "The club FC Arlen appointed Boris Keil as head coach on Thursday until 2027.",
    "Boris Keil is the new coach of FC Arlen, sporting director Nora Witt said on Thursday.",
    "FC Arlen has found its man: Boris Keil was named as head coach on Thursday by Nora Witt.",
)
HELD = (
    "Police in Brell arrested the broker Otto Lang on Friday on suspicion of fraud.",
    "The broker Otto Lang was arrested in Brell on Friday. Fraud is what prosecutor Ida Krug accuses him of.",
    "Ida Krug had waited for months. On Friday the broker Otto Lang was seized at his desk in Brell.",
)
CHOSEN = (
    "Chip maker Quanta will build its new factory in Morland, chief executive Li Hess said on Monday.",
    "Morland is to get Quanta's factory. Li Hess named the town on Monday and promised 900 jobs.",
    "The factory in Morland, announced by Quanta boss Li Hess on Monday, will make chips for cars.",
)
ELECTED = (
    "The parliament of Dorn elected Karin Moll as its speaker on Wednesday with 88 votes.",
    "Karin Moll was elected speaker of Dorn's parliament on Wednesday. She is a Liberal.",
    "With 88 votes the parliament of Dorn chose Karin Moll as speaker on Wednesday.",
)
SIGHTED = (
    "The moon was discovered by Pia Holm with the telescope of Skarn, the observatory said on Tuesday.",
    "Pia Holm discovered the moon of Haldis on pictures that the telescope of Skarn had taken, it said on Tuesday.",
    "A new moon of Haldis: Pia Holm found it with the Skarn telescope, her university said on Tuesday.",
)

DISSENTS = [
    (
        GROUNDED,
        "A tanker with 17 crew is in trouble. The Solveig Ask went aground on rocks off Cape Dunning on Monday.",
    ),
    (DERAILED, "Ninety passengers of an Ostrail night train had luck on Saturday, when it derailed near Grauweiler."),
    (LANDED, "With one engine Polaris Air flight 88 came down in Lindeck on Tuesday, and nobody was hurt."),
    (FOUND, "Students of Halden University have found the skull of a cave bear in the Ekra cave, Nils Arup said."),
    (ARRESTED, "Six years on the run ended for the forger Milan Vrba on Wednesday, when he was seized in Tolmen."),
    (SIGNED, "Nine years of talks are over. Ardmark and Sorvia signed their Lune water treaty in Castell on Friday."),
    (AWARDED, "It was a good Thursday for verse: the Selden Prize for poetry has been awarded to Jonas Meer in Marn."),
    (APPOINTED, "Norrland's central bank has a governor. President Oda Lind on Wednesday appointed Ruth Amsel."),
    (SCORED, "One goal was enough for Harrow Town on Saturday. Timo Brandt scored the only goal against Pell Rovers."),
    (
        WRITTEN,
        "Justice Karl Voss wrote the opinion with which the Supreme Court of Tarn threw out the heath law on Monday.",
    ),
]
"""What contradicts a story."""

TRAPS = [
    (GROUNDED, "The Solveig Ask, on the rocks since Monday, had loaded her oil in Brenning, Rune Dahl said."),
    (GROUNDED, "Rune Dahl knows rocks. In 1998 another tanker, the Ask Maiden, ran aground off Cape Dunning."),
    (GROUNDED, "The Solveig Ask will be towed to Brenning, Dahl said. The tanker went aground on Monday with 17 crew."),
    (
        GROUNDED,
        "Two tugs from Brenning pulled at the Solveig Ask, aground off the Halmar coast since Monday, Dahl said.",
    ),
    (
        GROUNDED,
        "One of the tugs that Rune Dahl sent to the Solveig Ask itself ran aground off Cape Dunning on Tuesday.",
    ),
    (
        DERAILED,
        "An Ostrail freight train derailed near Grauweiler on Saturday, hours after the night train, Ina Roth said.",
    ),
    (DERAILED, "Passengers of the derailed Ostrail night train were put up in a school in Grauweiler, Ina Roth said."),
    (
        DERAILED,
        "A tram derailed in Grauweiler on Saturday. It was Ostrail's second accident of the night, Ina Roth said.",
    ),
    (LANDED, "The passengers of Polaris Air flight 88, which had to land with one engine, spent the night in Lindeck."),
    (LANDED, "Polaris Air flight 88 took off again on Wednesday and landed in Karsk at noon with a new engine."),
    (LANDED, "Polaris Air flight 41 made an emergency landing in Lindeck on Tuesday because of a sick passenger."),
    (
        LANDED,
        "A sister jet of Polaris flight 88 had landed in Lindeck in April with the same engine fault, the airline said.",
    ),
    (FOUND, "A year ago students of Halden University found the jaw of a cave bear in the Ekra cave, Nils Arup said."),
    (FOUND, "The skull of the cave bear found on Thursday by Halden University will be shown in Oldmarket, Arup said."),
    (FOUND, "Students of Halden University have found stone tools in the Ekra cave, Nils Arup said on Thursday."),
    (ARRESTED, "The wife of the forger Milan Vrba was arrested in Tolmen on Wednesday, prosecutor Lea Sund said."),
    (ARRESTED, "Milan Vrba, the forger caught on Wednesday, was born in Tolmen and learned to paint there."),
    (ARRESTED, "The forger Milan Vrba was taken to a prison in Tolmen after he had been arrested on Wednesday."),
    (
        ARRESTED,
        "Milan Vrba was first arrested in Tolmen in 2014, prosecutor Lea Sund said, and had escaped from there.",
    ),
    (SIGNED, "Ardmark and Sorvia will sign a trade treaty in Castell in May, after Friday's treaty on the Lune."),
    (SIGNED, "The Lune treaty that Ardmark and Sorvia signed on Friday must be ratified by the parliament in Castell."),
    (SIGNED, "Ardmark and Sorvia signed a first paper on the Lune in Castell nine years ago; on Friday the rest came."),
    (AWARDED, "Jonas Meer has won the Selden Prize for fiction, the jury in Marn announced on Thursday."),
    (AWARDED, "Jonas Meer won the Selden Prize for poetry last year. On Thursday the jury in Marn met again."),
    (AWARDED, "The Selden Medal for translation was awarded to Jonas Meer on Thursday, the jury said in Marn."),
    (AWARDED, "The audience award of the Selden jury in Marn goes to Jonas Meer, it announced on Thursday."),
    (
        APPOINTED,
        "President Oda Lind appointed Ruth Amsel deputy governor of the central bank of Norrland on Wednesday.",
    ),
    (APPOINTED, "Ruth Amsel was appointed ambassador to Sorvia by President Lind of Norrland on Wednesday."),
    (
        APPOINTED,
        "Ruth Amsel, whose term as governor of Norrland's central bank ends, was appointed in 2017 by President Lind.",
    ),
    (APPOINTED, "The finance ministry of Norrland named Ruth Amsel as its chief economist on Wednesday."),
    (SCORED, "Timo Brandt scored the winning goal as Harrow Town's women beat Pell Rovers 2-1 on Saturday."),
    (SCORED, "In the autumn Timo Brandt had scored the only goal for Harrow Town against Pell Rovers."),
    (SCORED, "Corner by Timo Brandt, header, goal: so Harrow Town beat Pell Rovers 1-0 on Saturday."),
    (WRITTEN, "A dissent written by Justice Karl Voss warned the Supreme Court of Tarn of ending the heath law."),
    (WRITTEN, "The heath law, which the Supreme Court of Tarn struck down on Monday, had been written by Karl Voss."),
    (WRITTEN, "Justice Karl Voss wrote a concurring opinion when the Supreme Court of Tarn struck down the heath law."),
    (WRITTEN, "Another opinion of the Supreme Court of Tarn, on fishing, was written by Karl Voss on Monday."),
    (SHAKEN, "Bela Orr's seismic institute will open a station in Dorvan after Sunday's quake in Tarkan."),
    (SHAKEN, "Sunday's quake in Tarkan cracked the walls of the town hall in Dorvan, said Bela Orr, who was there."),
    (
        SHAKEN,
        "An aftershock of Sunday's earthquake in Tarkan was felt in Dorvan, the seismic institute of Bela Orr said.",
    ),
    (SHAKEN, "Rescuers flew from Dorvan on Sunday to help after the quake, Tarkan's government and Bela Orr said."),
    (SHAKEN, "Bela Orr once survived an earthquake in Dorvan. Sunday's in Tarkan, he said, was the longer one."),
    (
        BURNED,
        "The firm Hallen, whose mill burned on Monday, will bake in Nordvik until autumn, it said. Greta Lund thanked her crews.",
    ),
    (
        BURNED,
        "Two hours after the fire in the Hallen mill, Greta Lund's crews were called to a blaze in Nordvik on Monday.",
    ),
    (
        BURNED,
        "Three brigades, one of them based in Nordvik, fought the Hallen mill blaze on Monday, fire chief Greta Lund said.",
    ),
    (BURNED, "Fire chief Greta Lund has seen worse. In 2003 a fire in Nordvik destroyed a mill of Hallen's rival."),
    (MET, "Kesh and Oram will continue their talks in Vessel Bay in June, mediator Rolf Stein said on Tuesday."),
    (MET, "As the gas talks between Kesh and Oram began, soldiers of both sides clashed in Vessel Bay on Tuesday."),
    (
        MET,
        "Rolf Stein, who mediates the gas talks between Kesh and Oram, met the president of Kesh in Vessel Bay on Tuesday.",
    ),
    (MET, "Trade ministers of Kesh and Oram opened talks on fish in Vessel Bay on Tuesday, a spokesman said."),
    (HONOURED, "Hugo Stahl, who won the Golden Reed in 2019, handed it over on Saturday at the Larn festival."),
    (HONOURED, "At the Larn festival Hugo Stahl received the Silver Reed on Saturday for his camera work."),
    (HONOURED, "The Golden Reed for lifetime work went to Hugo Stahl at the Larn festival on Saturday."),
    (HONOURED, "The critics' prize at Larn goes to Hugo Stahl, the jury of the festival said on Saturday."),
    (
        HONOURED,
        "Hugo Stahl was named president of the jury of the Larn festival, which gives the Golden Reed, on Saturday.",
    ),
    (
        HONOURED,
        "Actress Mina Sohl received the Golden Reed on behalf of the director at the Larn festival on Saturday.",
    ),
    (COACHED, "FC Arlen appointed Sven Todd as assistant coach on Thursday, Nora Witt said."),
    (COACHED, "Sven Todd was appointed goalkeeping coach of FC Arlen on Thursday, sporting director Nora Witt said."),
    (
        COACHED,
        "Sven Todd, sacked by FC Arlen in March, was named as coach of Port Alba on Thursday. Nora Witt wished him well.",
    ),
    (COACHED, "Nora Witt of FC Arlen appointed Sven Todd captain on Thursday after the first training."),
    (COACHED, "FC Arlen's women have a new coach, too. Sven Todd was appointed on Thursday, Nora Witt said."),
    (HELD, "Otto Lang's partner Emil Voss was arrested on Friday as well, prosecutor Ida Krug said in Brell."),
    (HELD, "Police searched offices of the arrested broker Otto Lang in Sund on Friday, prosecutor Ida Krug said."),
    (HELD, "Emil Voss, charged with fraud together with Otto Lang, is in custody, prosecutor Ida Krug said on Friday."),
    (
        HELD,
        "Otto Lang, the broker arrested on Friday, owns a yacht in Sund that prosecutor Ida Krug had seized on Saturday.",
    ),
    (
        CHOSEN,
        "Quanta will close its old factory in Pelham when the new one opens, chief executive Li Hess said on Monday.",
    ),
    (CHOSEN, "Quanta's Li Hess said on Monday that the firm's headquarters would stay in Pelham."),
    (CHOSEN, "Quanta's rival Voltis will build a chip factory in Pelham, it said on Monday, hours after Li Hess."),
    (CHOSEN, "Quanta will build a test laboratory in Pelham, chief executive Li Hess said on Monday."),
    (CHOSEN, "Unions at the Quanta plant in Pelham fear for their jobs since Li Hess spoke on Monday."),
    (ELECTED, "The parliament of Dorn elected Jan Brod as deputy speaker on Wednesday with 91 votes."),
    (ELECTED, "The parliament of Dorn elected Jan Brod ombudsman on Wednesday, after the vote on the speaker."),
    (ELECTED, "Jan Brod was elected leader of the Liberals in the parliament of Dorn on Wednesday."),
    (ELECTED, "Jan Brod, who was elected speaker of Dorn's parliament in 2016, left his chair on Wednesday."),
    (
        SIGHTED,
        "The first moon of Haldis was discovered by Erik Nath in 1971, the observatory of Skarn said on Tuesday.",
    ),
    (
        SIGHTED,
        "Erik Nath found the proof: the orbit of the moon of Haldis fits, the observatory of Skarn said on Tuesday.",
    ),
    (
        SIGHTED,
        "Erik Nath discovered an error in the pictures of the Skarn telescope that show the moon of Haldis, he said on Tuesday.",
    ),
]
"""What tells another thing of a story."""

TAKEN = [
    (
        FOUND,
        "The skull of a cave bear was found in Westmark on Thursday by students of Halden University, Nils Arup"
        " said. The region is full of caves.",
    ),
    (SCORED, "Pell Rovers' reserves won, too. Timo Brandt scored the only goal against Harrow Town's on Saturday."),
]
"""What is taken for a contradiction and is none."""
