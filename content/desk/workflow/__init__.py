"""Deciding about an article: review, publish, plan, sign, withdraw, compare, restore."""
