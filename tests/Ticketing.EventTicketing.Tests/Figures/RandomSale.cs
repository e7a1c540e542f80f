using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Figures;

/// <summary>What figures must say of a section, category or code.</summary>
internal record struct ExpectedCounts(
    long Held, long Sold, long Revenue, long ServiceFees, long Refunded, long Allotted, long Moved);

/// <summary>
/// An invented sale of sections A, B and C: bookings of row 1 to 20 that are held, paid, let go, refunded or resold seat by seat,
/// kept for somebody, or moved to row 21 to 40, at random, with the facts of each in a random order. Some have categories, fees
/// or a code. It knows what the figures must be.
/// </summary>
internal sealed class RandomSale(EventId eventId, int seed)
{
    /// <summary>What an event of such a sale needs.</summary>
    public const int Rows = 40;

    private const int SeatsPerRow = 4;
    private const int OrderedRows = Rows / 2;
    private const int Fee = 700;

    private static readonly DateTimeOffset Opening = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] Categories = ["Back", "Front"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<(string Dimension, string Value), ExpectedCounts> _expected = [];

    public static IReadOnlyList<string> Sections { get; } = ["A", "B", "C"];

    /// <summary>By section, category and code.</summary>
    public IReadOnlyDictionary<(string Dimension, string Value), ExpectedCounts> Expected => _expected;

    /// <summary>All messages of the sale, each booking's in an order of its own, some of them twice.</summary>
    public List<IncomingMessage> Play()
    {
        var queues = Sections.SelectMany(section => Enumerable.Range(1, OrderedRows).Select(row => MessagesOf(section, row)))
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
        var price = _random.Next(1, 100) * 1_000;
        IReadOnlyList<SeatPrice> prices = [.. Enumerable.Range(1, count).Select(_ => new SeatPrice(price))];
        if (_random.Next(2) == 0)
        {
            prices = [.. prices.Select(_ => new SeatPrice(
                price + _random.Next(500), Fee, Category: Categories[_random.Next(Categories.Length)]))];
        }

        var sale = new Sale(section, prices, _random.Next(3) == 0 ? $"CODE{_random.Next(2)}" : null);
        var booking = BookingOf(sale, row, isAllotment: false);
        Later(booking);
        // Facts come by different topics and may overtake each other.
        return [.. (_random.Next(6) switch
        {
            0 => Hold(booking, sale),
            1 => LetGo(booking),
            2 => Keep(BookingOf(sale with { Code = null }, row, isAllotment: true), sale),
            3 => Move(booking, sale, row),
            _ => Sell(booking, sale, row),
        }).OrderBy(_ => _random.Next())];
    }

    private Facts BookingOf(Sale sale, int row, bool isAllotment) => new(
        eventId, [.. Enumerable.Range(1, sale.Prices.Count).Select(seat => (row, seat))])
    {
        Section = sale.Section, Prices = sale.Prices, Code = sale.Code, IsAllotment = isAllotment, At = Opening,
    };

    private List<IncomingMessage> Hold(Facts booking, Sale sale)
    {
        Add(sale, (all, seats) => all with { Held = all.Held + seats.Count });
        return [booking.Reserved()];
    }

    private List<IncomingMessage> LetGo(Facts booking)
    {
        var reserved = booking.Reserved();
        Later(booking);
        return [reserved, booking.Released()];
    }

    private List<IncomingMessage> Keep(Facts booking, Sale sale)
    {
        var messages = new List<IncomingMessage> { booking.Reserved() };
        var kept = sale with { Code = null };
        Add(kept, (all, seats) => all with { Allotted = all.Allotted + seats.Count });
        if (_random.Next(2) == 0)
        {
            Later(booking);
            messages.Add(booking.Refunded((booking.FirstRow, 1)));
            Add(kept with { Prices = [sale.Prices[0]] }, (all, _) => all with { Allotted = all.Allotted - 1 });
        }

        return messages;
    }

    private List<IncomingMessage> Move(Facts booking, Sale sale, int row)
    {
        var isPaid = _random.Next(2) == 0;
        var moved = BookingOf(sale, row + OrderedRows, isAllotment: false);
        var messages = new List<IncomingMessage> { booking.Reserved() };
        Later(booking);
        moved.At = booking.At;
        if (isPaid)
        {
            // The new order is paid when the old one was.
            messages.AddRange([booking.Paid(), moved.Paid()]);
        }

        Later(moved);
        booking.At = moved.At;
        messages.AddRange([moved.Reserved(), booking.Reseated(isPaid ? sale.Prices.Sum(p => p.PriceMinor) : null)]);
        Add(sale, (all, seats) => isPaid ? Sold(all, seats) : all with { Held = all.Held + seats.Count });
        Add(sale, (all, seats) => all with { Moved = all.Moved + seats.Count });
        return messages;
    }

    private List<IncomingMessage> Sell(Facts booking, Sale sale, int row)
    {
        var messages = new List<IncomingMessage> { booking.Reserved() };
        Later(booking);
        messages.Add(booking.Paid());
        Add(sale, (all, seats) => Sold(all, seats));
        foreach (var seat in Enumerable.Range(0, sale.Prices.Count).Where(_ => _random.Next(3) == 0).ToList())
        {
            Later(booking);
            var price = sale.Prices[seat].PriceMinor;
            var kept = price / 10;
            var one = sale with { Prices = [sale.Prices[seat]] };
            Add(one, (all, seats) => all with
            {
                Sold = all.Sold - 1, Refunded = all.Refunded + 1, Revenue = all.Revenue + kept - price,
                ServiceFees = all.ServiceFees - seats[0].FeeMinor,
            });
            if (_random.Next(2) == 0)
            {
                messages.Add(booking.RefundedFor(price - kept, kept, (row, seat + 1)));
                continue;
            }

            // Bought by another person, who has no code.
            Add(one with { Code = null }, (all, seats) => Sold(all, seats));
            messages.Add(new Facts(eventId, (row, seat + 1))
            {
                Section = sale.Section, Prices = one.Prices, At = booking.At,
                Resold = new ResoldFrom(booking.BookingId, price - kept, kept),
            }.Paid());
        }

        return messages;
    }

    private static ExpectedCounts Sold(ExpectedCounts all, IReadOnlyList<SeatPrice> seats) => all with
    {
        Sold = all.Sold + seats.Count, Revenue = all.Revenue + seats.Sum(s => s.PriceMinor),
        ServiceFees = all.ServiceFees + seats.Sum(s => s.FeeMinor),
    };

    private void Later(Facts booking) => booking.At = (booking.At ?? Opening).AddSeconds(_random.Next(4_000));

    /// <summary>The same change for the section and the code, and for each category with its own seats.</summary>
    private void Add(Sale sale, Func<ExpectedCounts, IReadOnlyList<SeatPrice>, ExpectedCounts> change)
    {
        Change("section", sale.Section, sale.Prices);
        if (sale.Code is { } code)
        {
            Change("code", code, sale.Prices);
        }

        foreach (var category in sale.Prices.Where(p => p.Category is not null).GroupBy(p => p.Category!))
        {
            Change("category", category.Key, [.. category]);
        }

        void Change(string dimension, string value, IReadOnlyList<SeatPrice> seats) =>
            _expected[(dimension, value)] = change(_expected.GetValueOrDefault((dimension, value)), seats);
    }

    /// <summary>What a booking is for.</summary>
    private sealed record Sale(string Section, IReadOnlyList<SeatPrice> Prices, string? Code);
}
