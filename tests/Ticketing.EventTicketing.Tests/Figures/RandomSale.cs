using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Figures;

/// <summary>
/// An invented sale of sections A, B and C: bookings of row 1 to 20 that are held, paid, let go, and refunded or resold seat
/// by seat at random, with the facts of each in a random order. It knows what the figures must be.
/// </summary>
internal sealed class RandomSale(EventId eventId, int seed)
{
    private const int SeatsPerRow = 4;
    private const int Rows = 20;

    private static readonly DateTimeOffset Opening = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, (long Held, long Sold, long Revenue)> _expected = [];

    public static IReadOnlyList<string> Sections { get; } = ["A", "B", "C"];

    /// <summary>Now held, now sold, and paid minus refunded, by section.</summary>
    public IReadOnlyDictionary<string, (long Held, long Sold, long Revenue)> Expected => _expected;

    /// <summary>All messages of the sale, each booking's in an order of its own, some of them twice.</summary>
    public List<IncomingMessage> Play()
    {
        var queues = Sections.SelectMany(section => Enumerable.Range(1, Rows).Select(row => MessagesOf(section, row)))
            .Select(messages => new Queue<IncomingMessage>(messages)).ToList();
        var all = new List<IncomingMessage>();
        while (queues.Count > 0)
        {
            var queue = queues[_random.Next(queues.Count)];
            var message = queue.Dequeue();
            all.Add(message);
            if (_random.Next(5) == 0)
            {
                queue.Enqueue(message);
            }

            if (queue.Count == 0)
            {
                queues.Remove(queue);
            }
        }

        return all;
    }

    private List<IncomingMessage> MessagesOf(string section, int row)
    {
        var count = _random.Next(1, SeatsPerRow + 1);
        var seats = Enumerable.Range(1, count).Select(seat => (row, seat)).ToArray();
        var price = _random.Next(1, 100) * 1_000;
        var booking = new Facts(eventId, seats) { Section = section, PriceMinor = price };
        Later(booking);
        var messages = new List<IncomingMessage> { booking.Reserved() };
        switch (_random.Next(4))
        {
            case 0:
                Add(section, held: count);
                break;
            case 1:
                Later(booking);
                messages.Add(booking.Released());
                break;
            default:
                Later(booking);
                messages.Add(booking.Paid());
                Add(section, sold: count, revenue: (long)price * count);
                messages.AddRange(RefundsOf(booking, section, seats, price));
                break;
        }

        // Facts come by different topics and may overtake each other.
        return [.. messages.OrderBy(_ => _random.Next())];
    }

    private IEnumerable<IncomingMessage> RefundsOf(
        Facts booking, string section, (int Row, int Seat)[] seats, int price)
    {
        foreach (var seat in seats.Where(_ => _random.Next(3) == 0).ToList())
        {
            Later(booking);
            var fee = price / 10;
            Add(section, sold: -1, revenue: fee - price);
            if (_random.Next(2) == 0)
            {
                yield return booking.RefundedFor(price - fee, fee, seat);
                continue;
            }

            Add(section, sold: 1, revenue: price);
            yield return new Facts(eventId, seat)
            {
                Section = section, PriceMinor = price, At = booking.At,
                Resold = new ResoldFrom(booking.BookingId, price - fee, fee),
            }.Paid();
        }
    }

    private void Later(Facts booking) => booking.At = (booking.At ?? Opening).AddSeconds(_random.Next(4_000));

    private void Add(string section, long held = 0, long sold = 0, long revenue = 0)
    {
        var before = _expected.GetValueOrDefault(section);
        _expected[section] = (before.Held + held, before.Sold + sold, before.Revenue + revenue);
    }
}
