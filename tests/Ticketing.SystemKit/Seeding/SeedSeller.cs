using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Ticketing.SystemKit.Seeding;

/// <summary>A seller of the catalogue, who makes what is not there yet. Waits where the system asks for it.</summary>
/// <param name="http">Its base address is the gateway.</param>
/// <param name="token">The seller's access token.</param>
public sealed class SeedSeller(HttpClient http, string token)
{
    private const int PageSize = 100;
    private const int Tries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>All items of a list of the seller's own, or of everybody's.</summary>
    public async Task<List<JsonNode>> ListAsync(string path, string items)
    {
        var all = new List<JsonNode>();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string? after = null;
        do
        {
            var page = await SendAsync(HttpMethod.Get, string.Create(
                CultureInfo.InvariantCulture, $"{path}{separator}limit={PageSize}&after={after}"));
            all.AddRange(page[items]!.AsArray().Select(item => item!));
            after = (string?)page["next"];
        }
        while (after is not null);

        return all;
    }

    /// <summary>POST; the answer's body.</summary>
    public Task<JsonNode> PostAsync(string path, object body, string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, () => JsonContent.Create(body), idempotencyKey);

    /// <summary>Uploads a picture.</summary>
    public Task<JsonNode> PutPictureAsync(string owner, byte[] png, string alt) => SendAsync(
        HttpMethod.Put, $"{owner}/picture?alt={Uri.EscapeDataString(alt)}",
        () => new ByteArrayContent(png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } });

    /// <summary>GET; the answer's body.</summary>
    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>What the system is too busy for is asked again; anything else that fails ends the seeding.</summary>
    private async Task<JsonNode> SendAsync(
        HttpMethod method, string path, Func<HttpContent>? body = null, string? idempotencyKey = null)
    {
        for (var i = 1; ; i++)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Content = body?.Invoke();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (idempotencyKey is not null)
            {
                request.Headers.Add("Idempotency-Key", idempotencyKey);
            }

            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode)
            {
                return JsonNode.Parse(text)!;
            }

            if (i == Tries || (int)response.StatusCode is not (429 or 503))
            {
                throw new InvalidOperationException($"{method} {path} answered {(int)response.StatusCode}: {text}");
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? Pause);
        }
    }
}
