using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Reconciling.Rebuild;

namespace Ticketing.SeatReservation.Tests.Reconciling;

/// <summary>Looking for lost state costs the same with 2,000 idle shows as with 100.</summary>
public class LostStateTurnsTests
{
    [Fact]
    public void A_round_looks_at_a_hundred_of_2000_shows_and_twenty_rounds_at_each_once()
    {
        var shows = Enumerable.Range(1, 2_000).Select(Entry).ToList();
        var seen = new List<EventId>();
        var lookedAt = default(EventId);

        for (var round = 0; round < 20; round++)
        {
            var chosen = LostStateWatch.ChooseInTurn(shows, lookedAt, new HashSet<EventId>());
            chosen.Count.ShouldBe(LostStateWatch.EventsPerRound);
            lookedAt = chosen[^1].Id;
            seen.AddRange(chosen.Select(entry => entry.Id));
        }

        seen.Order(Comparer<EventId>.Create((a, b) => a.Value.CompareTo(b.Value))).ShouldBe(shows.Select(show => show.Id));
    }

    [Fact]
    public void What_is_lost_is_looked_at_in_every_round_until_it_is_back()
    {
        var shows = Enumerable.Range(1, 300).Select(Entry).ToList();
        EventId lost = new(7);

        var chosen = LostStateWatch.ChooseInTurn(shows, new EventId(250), new HashSet<EventId> { lost });

        chosen.Count.ShouldBe(LostStateWatch.EventsPerRound + 1);
        chosen[0].Id.ShouldBe(lost);
        chosen.Skip(1).Select(entry => entry.Id.Value)
            .ShouldBe([.. Enumerable.Range(251, 50), .. Enumerable.Range(1, 6), .. Enumerable.Range(8, 44)]);
    }

    private static EventDirectoryEntry Entry(int id) => new(
        new EventId(id), "Film", Channel.Lane(id % 8), SaleStatus.OnSale, "TWD", 300, 8, default, [], id);
}
