using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Ticketing.SystemKit.Api;

/// <summary>The public API for one caller: anonymous, or with an access token.</summary>
/// <param name="http">Its base address is the gateway.</param>
/// <param name="token">Access token, or null.</param>
public class ApiClient(HttpClient http, string? token = null)
{
    private const int LargeBody = 1_000_000;
    private const string ProblemMediaType = "application/problem+json";

    /// <summary>The access token, or null.</summary>
    protected string? AccessToken => token;

    /// <summary>Sends any request and reads the answer.</summary>
    public async Task<Answer<T>> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellation = default,
        params (string Name, string Value)[] headers)
    {
        using var request = Request(method, path);
        request.Content = content;
        // A server may refuse a large body before it is sent; without asking first the connection breaks
        // under it.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > LargeBody ? true : null;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, cancellation);
        return await ReadAsync<T>(response, cancellation);
    }

    /// <summary>GET.</summary>
    public Task<Answer<T>> GetAsync<T>(string path, CancellationToken cancellation = default) =>
        SendAsync<T>(HttpMethod.Get, path, null, cancellation);

    /// <summary>POST of JSON.</summary>
    public Task<Answer<T>> PostAsync<TBody, T>(
        string path, TBody body, CancellationToken cancellation = default,
        params (string Name, string Value)[] headers) =>
        SendAsync<T>(HttpMethod.Post, path, JsonContent.Create(body, ApiJson.Of<TBody>()), cancellation, headers);

    /// <summary>A request of this caller; the caller of this method disposes it.</summary>
    protected HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    /// <summary>
    /// Opens a stream of server-sent events; <paramref name="lastEventId"/> asks to resume after it.
    /// </summary>
    public async Task<ServerEvents> ListenAsync(
        string path, CancellationToken cancellation, string? lastEventId = null, Uri? server = null)
    {
        var request = Request(HttpMethod.Get, server is null ? path : new Uri(server, path).ToString());
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var body = await response.Content.ReadAsStringAsync(cancellation);
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {body}");
        }

        return ServerEvents.Read(response, cancellation);
    }

    private static async Task<Answer<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        var content = response.IsSuccessStatusCode && mediaType == "application/json" ? ApiJson.Read<T>(body) : default;
        var problem = mediaType == ProblemMediaType ? JsonSerializer.Deserialize(body, ApiJson.Of<Problem>()) : null;
        return new Answer<T>(
            response.StatusCode, content, problem, mediaType, body, response.Headers.RetryAfter?.Delta);
    }
}
