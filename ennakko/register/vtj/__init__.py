"""The feed from the Population Information System: base data (`perustiedot`) and changes (`muutokset`).

`parse` turns what came into facts (no database), `apply` turns facts into the register, `take` does both for a whole
delivery in one transaction, `client` fetches deliveries over the network.
"""
