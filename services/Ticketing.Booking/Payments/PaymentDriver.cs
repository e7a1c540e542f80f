using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Contracts;

namespace Ticketing.Booking.Payments;

/// <summary>
/// A payment from top to bottom: claim, authorise, protect, capture, record. The request that pays begins at the top;
/// webhooks, the return from the bank and recovery come in at <see cref="ResumeAsync"/>, in any order and as often as
/// they like. Every step may be done twice, and the process may die after any of them: the transaction that the claim
/// wrote is due again after <see cref="BookingOptions.PaymentRecoveryAfter"/>, and <see cref="PaymentRecovery"/>
/// resumes it from what the provider says (ADR 0018). The steps that write are shared with payments of the same
/// moment (<see cref="PaymentRound{TPayment,TOutcome}"/>).
/// </summary>
internal sealed class PaymentDriver(
    ClaimBooking claims, ProtectBooking protections, RecordCapture captures, LatePaymentDecisions late,
    IResoldTickets resold, PaymentLedger ledger, IPaymentProvider provider, BookingOptions options, TimeProvider clock)
{
    private const string NothingToPay = "nothing-to-pay";

    /// <summary>
    /// Step 1. First of all, because it writes the transaction whose id is the provider's idempotency key: whatever is
    /// lost later can be asked for. It also keeps the sweep, a cancellation and a second payment away from the booking.
    /// Dies after it: the provider never heard of the transaction; recovery voids it, and the booking can be paid
    /// again.
    /// </summary>
    /// <returns>Null when too many claims wait; a claim of null when the booking's row does not allow it.</returns>
    public Task<PaymentClaim?>? TryClaim(
        Guid bookingId, UserId buyer, string paymentToken, string? address = null) =>
        claims.TryClaim(bookingId, buyer, paymentToken, address);

    /// <summary>Steps 2 to 5 of a claimed booking.</summary>
    /// <exception cref="Exception">The outcome is unknown. The booking stays claimed, and recovery resumes.</exception>
    public async Task<PaymentResult> PayAsync(PaymentClaim claim, string paymentToken)
    {
        var answer = await AuthoriseAsync(claim, paymentToken);
        return await ContinueAsync(claim.TransactionId, claim.Booking.Id, answer, CancellationToken.None, claim.Address);
    }

    /// <summary>
    /// Step 2. Reserves the money without taking it: while the buyer is at the bank nothing is captured, so the hold
    /// need not wait for them, and late money is mostly voided instead of refunded. Dies after it: recovery reads the
    /// authorisation and goes on with step 3. The token is stored nowhere; recovery needs none.
    /// </summary>
    private async Task<ProviderAnswer> AuthoriseAsync(PaymentClaim claim, string paymentToken)
    {
        var booking = claim.Booking;
        if (booking.TotalMinor == 0)
        {
            // Providers refuse to take nothing, so free seats go straight to step 5.
            return new ProviderAnswer(ProviderPaymentState.Captured, NothingToPay, 0, null, null);
        }
        var request = new AuthoriseRequest(claim.TransactionId, booking.TotalMinor, booking.Currency, paymentToken);
        return await AskAsync(limit => provider.AuthoriseAsync(request, limit), CancellationToken.None);
    }

    /// <summary>The provider's answer decides which step is next, whoever asked and however often.</summary>
    private Task<PaymentResult> ContinueAsync(
        Guid transactionId, Guid bookingId, ProviderAnswer answer, CancellationToken ct, string? address = null)
    {
        var payment = new ProviderPayment(transactionId, bookingId, answer.Reference, address);
        return answer.State switch
        {
            ProviderPaymentState.RequiresAction => WaitForBuyerAsync(payment, answer, ct),
            ProviderPaymentState.Authorised => ProtectAsync(payment, ct),
            _ => RecordAsync(payment, answer, ct),
        };
    }

    /// <summary>
    /// Step 3. Just before the capture, so that no money is taken for a booking that was lost meanwhile: the loser of
    /// the race for the row voids. From here on the booking waits for the capture, whatever the clock says. The
    /// reference is noted now because a provider may forget our id (Stripe's keys end after a day). A resale keeps its
    /// giver's tickets here too, for itself and out of the doors. Dies after it: recovery reads the authorisation, protects
    /// again and captures.
    /// </summary>
    private async Task<PaymentResult> ProtectAsync(ProviderPayment payment, CancellationToken ct)
    {
        if (await protections.ProtectAsync(payment, ct) is { } booking)
        {
            return booking.IsResale && !await resold.ClaimAsync(payment.BookingId, ct)
                ? await VoidAsync(payment, ct, CancellationReasons.ResaleEnded)
                : await CaptureAsync(payment, booking.AmountMinor, ct);
        }
        var decision = await late.DecideAuthorisedAsync(payment.TransactionId, ct);
        return decision.Action == LatePaymentAction.Void
            ? await VoidAsync(payment, ct)
            : PaymentResult.Of(decision);
    }

    /// <summary>
    /// Step 4. Takes the money. It stands before the record, because a booking that is PAID without money could not be
    /// undone: its tickets are valid at once. Dies after it: the protected booking waits; recovery reads "captured" and
    /// goes on with step 5. A capture that is asked for again is the same capture.
    /// </summary>
    private async Task<PaymentResult> CaptureAsync(ProviderPayment payment, long amountMinor, CancellationToken ct)
    {
        var answer = await AskAsync(
            limit => provider.CaptureAsync(payment.TransactionId, amountMinor, limit), ct);
        return await RecordAsync(payment with { Reference = answer.Reference }, answer, ct);
    }

    /// <summary>
    /// Step 5. Records what became of the money. Captured: the booking is PAID and its messages are in the outbox, in
    /// one transaction; if the booking was lost after all, the same transaction asks for its seats again or owes a
    /// refund. Dies before the commit: recovery does it all again. Dies after it: the outbox's relay tells the others.
    /// </summary>
    private async Task<PaymentResult> RecordAsync(ProviderPayment payment, ProviderAnswer answer, CancellationToken ct)
    {
        switch (answer.State)
        {
            case ProviderPaymentState.Captured:
                var (paid, decision) = await captures.RecordAsync(payment, ct);
                return paid is not null
                    ? new PaymentResult(PaymentStage.Paid, paid)
                    : PaymentResult.Of(decision!.Value);
            case ProviderPaymentState.Declined or ProviderPaymentState.Voided:
                var code = answer.FailureCode ?? "declined";
                await ledger.RecordDeclineAsync(payment, code, answer.State == ProviderPaymentState.Declined, ct);
                return new PaymentResult(PaymentStage.Failed, null, code);
            default:
                throw new HttpRequestException(
                    $"Transaction {payment.TransactionId} is {answer.State} after it was to be captured or voided.");
        }
    }

    /// <summary>
    /// Asks the provider about a payment that began before and goes on from its answer. A payment that the provider
    /// never heard of is voided, so that a request still on its way finds it closed.
    /// </summary>
    /// <exception cref="HttpRequestException">The provider is silent: recovery resumes later.</exception>
    public async Task<PaymentResult> ResumeAsync(Guid transactionId, Guid bookingId, CancellationToken ct)
    {
        var answer = await AskAsync(limit => provider.ReadAsync(transactionId, limit), ct)
            ?? await AskAsync(limit => provider.SettleAsync(transactionId, limit), ct);
        return await ContinueAsync(transactionId, bookingId, answer, ct);
    }

    /// <summary>Pays a booking that costs nothing, for a caller that must not be turned away.</summary>
    /// <returns>Null when the booking's row does not allow a claim.</returns>
    public async Task<PaymentResult?> PayNothingAsync(Guid bookingId, UserId buyer, CancellationToken ct) =>
        await claims.ClaimAloneAsync(bookingId, buyer, NothingToPay, ct) is { } claim
            ? await PayAsync(claim, NothingToPay)
            : null;

    /// <summary>
    /// Instead of step 3: the buyer goes to the bank's page first. The claim does not outlive the hold then, because no
    /// money is taken before they come back. Dies after it: webhook, return or recovery resume.
    /// </summary>
    private async Task<PaymentResult> WaitForBuyerAsync(
        ProviderPayment payment, ProviderAnswer answer, CancellationToken ct)
    {
        var url = answer.ActionUrl ?? throw new InvalidOperationException(
            $"Transaction {payment.TransactionId} wants an action without an address.");
        return await ledger.RecordActionAsync(payment.TransactionId, payment.BookingId, url, ct) is { } waiting
            ? new PaymentResult(PaymentStage.NeedsBuyer, waiting)
            : await VoidAsync(payment, ct);
    }

    /// <summary>
    /// Instead of step 4, for a booking that is lost: gives the authorisation up. If the provider says that the money
    /// is captured already, that is what counts. Dies after it: recovery reads "voided" and records the same.
    /// </summary>
    private async Task<PaymentResult> VoidAsync(
        ProviderPayment payment, CancellationToken ct, string reason = PaymentResult.HoldExpired)
    {
        var answer = await AskAsync(limit => provider.VoidAsync(payment.TransactionId, limit), ct);
        if (answer.State == ProviderPaymentState.Voided)
        {
            answer = answer with { FailureCode = reason };
        }
        return await RecordAsync(payment with { Reference = answer.Reference }, answer, ct);
    }

    /// <summary>Bounds one call of the provider.</summary>
    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            return await ask(linked.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The payment provider was silent for {options.CaptureTimeout}.");
        }
    }
}
