using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;

namespace Ticketing.EventTicketing.Figures;

/// <summary>Asks booking-service what only it knows. Figures do not wait for it: a late answer is none.</summary>
internal sealed partial class BookingDemand(IHttpClientFactory clients, ILogger<BookingDemand> log)
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Client = "booking-demand";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>Null when it did not answer in time.</summary>
    public async Task<DemandFigure?> ReadAsync(EventId id, CancellationToken ct)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            return await http.GetFromJsonAsync(
                $"/internal/events/{id}/demand", ContractsJson.Default.EventDemand, ct) is { } answer
                    ? new DemandFigure(answer.WaitingEntries, answer.WaitingSeats, answer.OrdersFailed)
                    : null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or JsonException)
        {
            DemandUnknown(log, id.Value, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Figures of event {EventId} are without its demand: {Error}")]
    private static partial void DemandUnknown(ILogger logger, long eventId, string error);
}
