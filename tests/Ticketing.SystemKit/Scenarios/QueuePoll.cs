using System.Net;
using System.Net.Http.Headers;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>
/// Asks for the state of a waiting room as a browser does, with the ETag of what it has. Everybody is told the same, so an
/// answer is read once, however many people get it.
/// </summary>
internal sealed class QueuePoll(HttpClient http, string path)
{
    private volatile Known? _known;

    public async Task<QueueResponse> AskAsync()
    {
        var known = _known;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known.ETag);
        }

        using var response = await http.SendAsync(request);
        if (known is not null && response.StatusCode == HttpStatusCode.NotModified)
        {
            return known.State;
        }

        response.EnsureSuccessStatusCode();
        var tag = response.Headers.ETag;
        if (tag is not null && _known is { } newer && tag.Equals(newer.ETag))
        {
            return newer.State;
        }

        var state = ApiJson.Read<QueueResponse>(await response.Content.ReadAsStringAsync());
        if (tag is not null)
        {
            _known = new Known(tag, state);
        }

        return state;
    }

    private sealed record Known(EntityTagHeaderValue ETag, QueueResponse State);
}
