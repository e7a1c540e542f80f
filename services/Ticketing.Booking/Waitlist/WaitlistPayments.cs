using Npgsql;
using Ticketing.Booking.Payments;

namespace Ticketing.Booking.Waitlist;

/// <summary>Letting go of money that was authorised for entries which did not use it.</summary>
internal sealed class WaitlistPayments(
    NpgsqlDataSource database, Authorisations authorisations, BookingOptions options, TimeProvider clock)
{
    private const string Voided = "UPDATE waitlist_entries SET void_due = false WHERE id = $1";

    /// <summary>
    /// Lets the authorisation of an ended entry go. May be done twice. An exception means that it is to be done
    /// again; the entry remembers.
    /// </summary>
    public async Task VoidAsync(WaitlistEntryRow entry, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        await authorisations.VoidAsync(entry.TransactionId, linked.Token);
        await using var command = database.CreateCommand(Voided).With(entry.Id);
        await command.ExecuteNonQueryAsync(ct);
    }
}
