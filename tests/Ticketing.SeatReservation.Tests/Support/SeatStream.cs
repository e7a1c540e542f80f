using System.Text.Json;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>One frame of a stream.</summary>
internal sealed record StreamFrame(string Event, long Id, JsonElement Data);

/// <summary>A listener of <c>/changes</c>.</summary>
internal sealed class SeatStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private SeatStream(HttpResponseMessage response, StreamReader reader)
    {
        _response = response;
        _reader = reader;
    }

    public static async Task<SeatStream> OpenAsync(
        HttpClient client, EventId eventId, string query = "", long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/seat_reservation/{eventId}/changes{query}");
        if (lastEventId is { } id)
        {
            request.Headers.Add("Last-Event-ID", id.ToString());
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new SeatStream(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next frame; comments are skipped. Null at the end of the stream.</summary>
    public async Task<StreamFrame?> NextAsync()
    {
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        string? name = null, data = null;
        var id = -1L;
        while (await _reader.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.Length == 0 && name is not null)
            {
                return new StreamFrame(name, id, JsonElement.Parse(data!));
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            switch (colon > 0 ? line[..colon] : "")
            {
                case "event":
                    name = line[(colon + 2)..];
                    break;
                case "id":
                    id = long.Parse(line[(colon + 2)..]);
                    break;
                case "data":
                    data = line[(colon + 2)..];
                    break;
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>The next line as it is, comments included.</summary>
    public async Task<string?> NextLineAsync()
    {
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        return await _reader.ReadLineAsync(deadline.Token);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
