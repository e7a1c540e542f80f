using Ticketing.Booking.Payments.Providers;

namespace Ticketing.Booking.Payments.TakePaymentEvents;

/// <summary>Notes an event once and resumes its payment.</summary>
internal sealed partial class TakePaymentEventsUseCase(
    OpenTransactions transactions, PaymentDriver driver, IPaymentProvider provider,
    ILogger<TakePaymentEventsUseCase> logger)
{
    public async Task HandleAsync(ProviderEvent told, CancellationToken ct)
    {
        if (await transactions.TakeEventAsync(provider.Name, told, ct) is not { } open)
        {
            return;
        }
        try
        {
            // If the provider hangs up, the payment goes on all the same.
            await driver.ResumeAsync(open.Id, open.BookingId, CancellationToken.None);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException)
        {
            // The event is noted; recovery resumes the payment in a few seconds.
            LogLater(open.Id, told.Type, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Transaction {TransactionId}: {EventType} is looked at later ({Error})")]
    private partial void LogLater(Guid transactionId, string eventType, string error);
}
