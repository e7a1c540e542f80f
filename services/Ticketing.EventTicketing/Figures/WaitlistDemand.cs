using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;

namespace Ticketing.EventTicketing.Figures;

/// <summary>Asks booking-service who waits for an event. Figures do not wait for it: a late answer is none.</summary>
internal sealed partial class WaitlistDemand(IHttpClientFactory clients, ILogger<WaitlistDemand> log)
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Client = "booking-demand";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>Null when it did not answer in time.</summary>
    public async Task<WaitlistFigure?> ReadAsync(EventId id, CancellationToken ct)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            return await http.GetFromJsonAsync(
                $"/internal/events/{id}/demand", ContractsJson.Default.EventDemand, ct) is { } answer
                    ? new WaitlistFigure(answer.WaitingEntries, answer.WaitingSeats)
                    : null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or JsonException)
        {
            DemandUnknown(log, id.Value, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Figures of event {EventId} are without its waitlist: {Error}")]
    private static partial void DemandUnknown(ILogger logger, long eventId, string error);
}
