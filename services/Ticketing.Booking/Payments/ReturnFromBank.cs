namespace Ticketing.Booking.Payments;

/// <summary>
/// <c>GET /payments/return/{transaction_id}</c>: the buyer comes back from the bank's page. Asks the provider how it
/// went, so that the booking's page shows it at once, and sends the browser there. It needs no secret, because the
/// provider's answer alone decides.
/// </summary>
internal static partial class ReturnFromBankEndpoint
{
    private const string Bookings = "/my-bookings";

    public static void MapReturnFromBank(this IEndpointRouteBuilder routes) => routes
        .MapGet("/payments/return/{transactionId:guid}", HandleAsync)
        .WithName("ReturnFromBank")
        .WithTags("payments")
        .WithSummary("Come back from the bank's page")
        .WithDescription("Sends the browser to the page of the booking.")
        .Produces(StatusCodes.Status303SeeOther)
        .AllowAnonymous();

    private static async Task<IResult> HandleAsync(
        Guid transactionId, OpenTransactions transactions, PaymentDriver driver, BookingOptions options,
        TimeProvider clock, ILogger<PaymentDriver> logger, HttpContext context)
    {
        // Relative: whatever name the buyer's browser knows this shop by.
        context.Response.Headers.Location = Bookings;
        if (await transactions.FindPaymentAsync(transactionId, context.RequestAborted) is { } payment)
        {
            context.Response.Headers.Location = $"/booking/{payment.BookingId}";
            await TryResumeAsync(payment, driver, options, clock, logger, context.RequestAborted);
        }
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Not longer than a person waits for a page; webhook and recovery go on in any case.</summary>
    private static async Task TryResumeAsync(
        OpenTransaction payment, PaymentDriver driver, BookingOptions options, TimeProvider clock, ILogger logger,
        CancellationToken ct)
    {
        try
        {
            // The work itself goes on when the buyer does not wait: money may be moving.
            await driver.ResumeAsync(payment.Id, payment.BookingId, CancellationToken.None)
                .WaitAsync(options.PaymentAnswersWithin, clock, ct);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException)
        {
            LogNotYet(logger, payment.Id, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Transaction {TransactionId} is looked at later: {Error}")]
    private static partial void LogNotYet(ILogger logger, Guid transactionId, string error);
}
