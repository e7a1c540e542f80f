using Ticketing.SystemKit.Faults;

namespace Ticketing.SystemKit.Checks;

/// <summary>
/// Compares the provider's books with our transactions and both with the tickets: what was captured and not given
/// back is what the live tickets are worth, booking by booking.
/// </summary>
public static class MoneyAgreement
{
    /// <summary>What disagrees.</summary>
    /// <param name="bookings">Bookings of the events in question.</param>
    /// <param name="transactions">Their transactions.</param>
    /// <param name="sold">Worth of the SOLD tickets of each booking, minor units.</param>
    /// <param name="books">The provider's own books, whole.</param>
    public static IEnumerable<string> Find(
        IReadOnlyCollection<BookingRecord> bookings, IReadOnlyCollection<TransactionRecord> transactions,
        IReadOnlyDictionary<Guid, long> sold, ProviderBooks books)
    {
        var payments = books.Payments.Concat(PaymentsOfTill(transactions)).ToDictionary(payment => payment.Key);
        var refunds = books.Refunds.Concat(RefundsOfTill(transactions)).ToDictionary(refund => refund.Key);
        foreach (var found in transactions.SelectMany(t => FindOne(t, payments, refunds)))
        {
            yield return found;
        }

        // A booking that lost its hold and the one that took its seats again are paid by the same money.
        var first = bookings.ToDictionary(b => b.Id);
        var kept = transactions.Where(t => t is { Type: "PAYMENT", BookingId: not null })
            .GroupBy(t => RootOf(first[t.BookingId!.Value], first))
            .ToDictionary(g => g.Key, g => g.Sum(t => Kept(payments.GetValueOrDefault(t.Id))));
        var worth = sold.GroupBy(pair => RootOf(first[pair.Key], first))
            .ToDictionary(g => g.Key, g => g.Sum(pair => pair.Value));
        foreach (var booking in kept.Keys.Union(worth.Keys))
        {
            var (money, tickets) = (kept.GetValueOrDefault(booking), worth.GetValueOrDefault(booking));
            if (money != tickets)
            {
                yield return $"booking {booking} ({first[booking].Status} {first[booking].Reason}): "
                    + $"{money} kept, tickets worth {tickets}";
            }
        }

        foreach (var booking in bookings.Where(b => b.Status == "PAID" && !sold.ContainsKey(b.Id)))
        {
            yield return $"booking {booking.Id} is PAID and has no SOLD ticket";
        }
    }

    /// <summary>What the desk took is what it wrote down: nobody else has it in a book.</summary>
    private static IEnumerable<BookedPayment> PaymentsOfTill(IReadOnlyCollection<TransactionRecord> transactions) =>
        transactions.Where(t => t is { IsOfTill: true, Type: "PAYMENT", Status: "SUCCESS" }).Select(t => new BookedPayment(
            t.Id, "captured", t.AmountMinor, t.AmountMinor,
            transactions.Where(r => r.Payment == t.Id && r is { Type: "REFUND", Status: "SUCCESS" }).Sum(r => r.AmountMinor)));

    private static IEnumerable<BookedRefund> RefundsOfTill(IReadOnlyCollection<TransactionRecord> transactions) =>
        transactions.Where(t => t is { IsOfTill: true, Type: "REFUND", Status: "SUCCESS" })
            .Select(t => new BookedRefund(t.Id, "succeeded", t.AmountMinor));

    private static IEnumerable<string> FindOne(
        TransactionRecord ours, Dictionary<Guid, BookedPayment> payments, Dictionary<Guid, BookedRefund> refunds)
    {
        if (ours.Type == "REFUND")
        {
            var refund = refunds.GetValueOrDefault(ours.Id);
            var refunded = refund is { Status: "succeeded" } ? refund.Amount : 0;
            var recorded = ours.Status == "SUCCESS" ? ours.AmountMinor : 0;
            if (refunded != recorded)
            {
                yield return $"refund {ours.Id} is {ours.Status} with {recorded}, the provider gave back {refunded}";
            }
        }
        else
        {
            var captured = payments.GetValueOrDefault(ours.Id)?.Captured ?? 0;
            var recorded = ours.Status == "SUCCESS" ? ours.AmountMinor : 0;
            if (captured != recorded)
            {
                yield return $"payment {ours.Id} is {ours.Status} with {recorded}, the provider took {captured}";
            }
        }
    }

    private static long Kept(BookedPayment? payment) => payment is null ? 0 : payment.Captured - payment.Refunded;

    private static Guid RootOf(BookingRecord booking, Dictionary<Guid, BookingRecord> all)
    {
        while (booking.Replaces is { } earlier)
        {
            booking = all[earlier];
        }

        return booking.Id;
    }
}
