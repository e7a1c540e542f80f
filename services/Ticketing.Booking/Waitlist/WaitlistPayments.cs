using Ticketing.Booking.Payments;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist;

/// <summary>Lets go of money that was authorised for entries which did not use it.</summary>
internal sealed class WaitlistPayments(
    Database database, Authorisations authorisations, BookingOptions options, TimeProvider clock)
{
    private const string MarkVoided = "UPDATE waitlist_entries SET void_due = false WHERE id = @id";

    /// <summary>
    /// Lets the authorisation of an ended entry go. May be repeated. After an exception the entry is still marked, and
    /// the worker that settles entries tries again.
    /// </summary>
    public async Task VoidAsync(WaitlistEntryRow entry, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        await authorisations.VoidAsync(entry.TransactionId, linked.Token);
        await database.ExecuteAsync(MarkVoided, new { id = entry.Id }, ct);
    }
}
