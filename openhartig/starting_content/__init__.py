"""What a new site starts with.

A room brings its own with the hook `starting_content`, in its `starting_content.py`: a function
that makes pages and rows from the files in the folder `content` beside it. It gets one argument,
`is_empty`: whether only the sections are wanted, without any text but their titles. It runs once,
on a site that has no pages of ours yet.

| Order | What is made |
| --- | --- |
| 100 | rows that pages choose from |
| 200 | the front page |
| 300 | sections in the order of the menu, and what stands below them |
| 400 | other pages |
| 500 | what points to all of it |
| 600 | workflows, and texts that the CMS starts with |
"""
