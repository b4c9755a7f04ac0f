"""Counts what happens, without a trace to anybody, and shows it in steps of five."""
