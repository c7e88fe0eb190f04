"""Stories that were read, as the beacon's journal has them counted, and the rankings drawn from it."""

import time

from broadsheet.audience import places, ranking, tally


def let_read(counts, *, hours_ago=0):
    """counts: story → how often it was read in that hour. The rankings are drawn anew."""
    now = tally.hour_of(time.time())
    views = {(story.pk, now - hours_ago): times for story, times in counts.items()}
    with tally.writing() as db:
        tally.add(db, views, {}, places.find({story.pk for story in counts}), now)
    ranking.renew(now)
