"""Everything the site does by itself, once a day.

A room joins with the hook `daily_work`, in its `daily.py`: a function of the moment, which says in
a few words what it did and stands under its own name in the report. Each looks at what is to be
done now, so that it does no harm when it runs twice, late, or not at all for a week.

| Order | What is done |
| --- | --- |
| 100 | erase |
| 200 | look again at what is public |
| 300 | publish, and take off, what was planned |
| 400 | ask and remind people |
| 500 | deliver mail |
| 600 | forget what was kept for a while |
| 700 | count what is left |
| 900 | drop pages that were kept |
| 1000 | clean up the database after all of it |
"""
