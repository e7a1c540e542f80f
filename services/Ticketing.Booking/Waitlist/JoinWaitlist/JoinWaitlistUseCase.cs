using Ticketing.Booking.Bookings;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist.JoinWaitlist;

/// <summary>
/// Puts a buyer at the end of the line: writes the entry, authorises the money, then gives the entry its number. After
/// a crash in between, the repeated request or the worker that settles entries finishes the rest.
/// </summary>
internal sealed partial class JoinWaitlistUseCase(
    IEventDirectory directory,
    WaitingRoomAdmission admission,
    NewEntries entries,
    WaitlistStore store,
    WaitlistPlaces places,
    WaitlistGate gate,
    ISeatMap seatMap,
    Authorisations authorisations,
    PaymentDeclines declines,
    BookingOptions options,
    TimeProvider clock,
    ILogger<JoinWaitlistUseCase> logger)
{
    private static readonly Refusal NoAnswer = BookingErrors.TemporarilyUnavailable with
    {
        Detail = "A service that is needed for this does not answer. Nothing was charged; try again in a moment.",
    };

    public async Task<WaitlistOutcome> HandleAsync(
        UserId buyer, JoinWaitlistRequest request, string? idempotencyKey, CancellationToken ct,
        string? address = null)
    {
        if ((IdempotencyKey.Check(idempotencyKey) ?? PaymentToken.Check(request.PaymentToken)) is { } bad)
        {
            return bad;
        }
        var (eventId, wish, invalid) = request.Read();
        if (wish is null)
        {
            return invalid!;
        }
        if (await directory.FindCurrentAsync(eventId, ct) is not { } plan)
        {
            return BookingErrors.EventNotFound;
        }
        if (idempotencyKey is not null
            && await entries.FindByKeyAsync(buyer, idempotencyKey, ct) is { } earlier)
        {
            return earlier.RequestHash.AsSpan().SequenceEqual(wish.Fingerprint(eventId.Value))
                ? await EnterAsync(earlier, plan, request.PaymentToken!, address)
                : IdempotencyKey.Reused with { Detail = "The idempotency key was used for another request." };
        }
        if (wish.Check(plan) is { } broken)
        {
            return broken;
        }
        if ((plan.ExplainOutsideSale(clock.GetUtcNow())
            ?? await admission.ExplainRefusalAsync(plan, buyer, ct)) is { } notNow)
        {
            return notNow;
        }
        if (await RefuseIfSeatsAreFreeAsync(plan, wish, ct) is { } refusal)
        {
            return refusal;
        }
        if (await declines.FindRefusalAsync(new Payer(buyer.Value, address), null, ct) is { } tooMany)
        {
            return tooMany with { Detail = "Too many payments were declined. Wait before you try again." };
        }
        var (entry, refused) = await entries.WriteAsync(buyer, plan, wish, idempotencyKey, ct);
        return entry is null ? refused! : await EnterAsync(entry, plan, request.PaymentToken!, address);
    }

    /// <summary>Refuses a buyer who can buy now. Free seats that go to the waitlist first do not count.</summary>
    private async Task<Refusal?> RefuseIfSeatsAreFreeAsync(
        EventDirectoryEntry plan, WaitlistWish wish, CancellationToken ct)
    {
        try
        {
            var counts = await seatMap.CountAsync(plan.Id, ct);
            var free = new Dictionary<SeatPool, FreeSeats>();
            foreach (var section in wish.Allowed(plan))
            {
                SeatPool[] pools = [.. wish.PoolsOf(section.Name)];
                if (counts.GetValueOrDefault(section.Name) < wish.PartySize
                    || pools.Any(pool => gate.IsClosed(plan.Id, pool)))
                {
                    continue;
                }
                var seats = await seatMap.ReadAsync(plan.Id, section, ct);
                foreach (var pool in pools)
                {
                    free[pool] = seats[pool];
                }
            }
            var asked = new WaitingEntry(Guid.Empty, 0, wish, long.MaxValue);
            return WaitlistPass.Run(plan, [asked], free).Decisions[0].IsOffer
                ? WaitlistErrors.SeatsAvailable
                : null;
        }
        catch (HttpRequestException e)
        {
            LogNoSeatMap(e, plan.Id.Value);
            return NoAnswer;
        }
    }

    /// <summary>Not cancelled when the caller leaves, because money is being reserved.</summary>
    private async Task<WaitlistOutcome> EnterAsync(
        WaitlistEntryRow entry, EventDirectoryEntry plan, string paymentToken, string? address)
    {
        if (entry.State == WaitlistState.Authorising && plan.HasSaleEnded(clock.GetUtcNow()))
        {
            // An earlier try may have reserved the money; it is let go.
            await store.EndAsync(
                entry, WaitlistState.Authorising, WaitlistState.Declined, WaitlistReasons.SaleEnded,
                WaitlistEvents.Left, CancellationToken.None);
            return BookingErrors.SaleEnded;
        }
        if (entry.State == WaitlistState.Authorising)
        {
            ProviderAnswer payment;
            try
            {
                payment = await AuthoriseAsync(entry, paymentToken);
            }
            catch (Exception e)
            {
                // The money may be reserved or not. The repeated request or the worker that settles entries finds out.
                LogUnknownOutcome(e, entry.TransactionId, entry.Id);
                return NoAnswer;
            }
            if (payment.State != ProviderPaymentState.Authorised)
            {
                return await DeclineAsync(entry, payment, address);
            }
            await store.EnterLineAsync(entry, plan, CancellationToken.None);
            await gate.RefreshAsync(CancellationToken.None);
        }
        var placed = await places.FindAsync(entry.Id, CancellationToken.None);
        return placed!.Entry.State == WaitlistState.Declined
            ? Declined(placed.Entry.Reason)
            : placed;
    }

    private async Task<ProviderAnswer> AuthoriseAsync(WaitlistEntryRow entry, string paymentToken)
    {
        if (entry.AuthorisedMinor == 0)
        {
            // Free seats: providers refuse to reserve nothing.
            return new ProviderAnswer(ProviderPaymentState.Authorised, "nothing-to-pay", 0, null, null);
        }
        using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
        return await authorisations.AuthoriseAsync(
            new AuthoriseRequest(entry.TransactionId, entry.AuthorisedMinor, entry.Currency, paymentToken),
            new UserId(entry.BuyerId),
            timeout.Token);
    }

    private async Task<Refusal> DeclineAsync(WaitlistEntryRow entry, ProviderAnswer payment, string? address)
    {
        if (payment.State == ProviderPaymentState.Declined)
        {
            await declines.CountAsync(new Payer(entry.BuyerId, address), CancellationToken.None);
        }
        // The buyer is not there to confirm the payment when the seats come, so a card that asks for it is declined.
        var code = payment.State == ProviderPaymentState.RequiresAction
            ? "authentication-required"
            : payment.FailureCode ?? "declined";
        await store.EndAsync(
            entry, WaitlistState.Authorising, WaitlistState.Declined, code, WaitlistEvents.Left,
            CancellationToken.None);
        return Declined(code);
    }

    private static Refusal Declined(string? code) => code switch
    {
        WaitlistReasons.SaleEnded => BookingErrors.SaleEnded,
        "authentication-required" => PaymentErrors.PaymentDeclined with
        {
            Detail =
                "The card wants its holder to confirm each payment, so it cannot pay while you wait. Try another.",
        },
        _ => PaymentErrors.PaymentDeclined with
        {
            Detail = "The payment was declined. Try another way to pay.",
        },
    };

    [LoggerMessage(LogLevel.Warning, "The seats of event {EventId} cannot be read")]
    private partial void LogNoSeatMap(Exception exception, long eventId);

    [LoggerMessage(
        LogLevel.Error, "Authorisation {TransactionId} of waitlist entry {EntryId}: the outcome is unknown")]
    private partial void LogUnknownOutcome(Exception exception, Guid transactionId, Guid entryId);
}
