using System.Net;
using System.Text;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>What seat-reservation answers; nothing until told.</summary>
public sealed class SeatReservationAnswers : DelegatingHandler
{
    /// <summary>JSON of <c>GET …/sections</c>; null for 404.</summary>
    public string? Sections { get; set; }

    /// <summary>As a new one.</summary>
    public void Reset() => Sections = null;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Sections is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(Sections, Encoding.UTF8, "application/json"),
            });
}

/// <summary>What booking answers of a person; nothing open until told.</summary>
public sealed class BookingAnswers : DelegatingHandler
{
    private const string NoCommitments = """{"ordersToCome":0,"paymentsRunning":0}""";

    private const string NoDemand = """{"waitingEntries":0,"waitingSeats":0,"ordersFailed":0}""";

    /// <summary>JSON of <c>GET …/commitments</c>.</summary>
    public string Commitments { get; set; } = NoCommitments;

    /// <summary>JSON of <c>GET …/export</c>.</summary>
    public string Export { get; set; } = "{}";

    /// <summary>JSON of <c>GET …/demand</c>.</summary>
    public string Demand { get; set; } = NoDemand;

    /// <summary>As a new one.</summary>
    public void Reset() => (Commitments, Export, Demand) = (NoCommitments, "{}", NoDemand);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(
                request.RequestUri!.Segments[^1] switch
                {
                    "export" => Export,
                    "demand" => Demand,
                    _ => Commitments,
                },
                Encoding.UTF8, "application/json"),
        });
}
