"""The wire contracts: everything that crosses a stream or HTTP, versioned, strict on write and tolerant on read."""
