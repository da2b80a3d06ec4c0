"""Suomi.fi Messages (REST v2), by the City's own client, unchanged, behind our outbox."""
