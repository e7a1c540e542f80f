using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtpNet;

namespace Ticketing.AppHost.Dashboard;

/// <summary>
/// Calls the services' internal endpoints as the operator, for commands of the dashboard. It does not go through the
/// gateway, which is closed to operators.
/// </summary>
/// <param name="eventTicketing">Where operators log in.</param>
/// <param name="account">Whose password and second factor it has.</param>
internal sealed class OperatorClient(IResourceBuilder<ProjectResource> eventTicketing, OperatorAccount account)
    : IDisposable
{
    /// <summary>A token is not used for longer than that before its end.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(1);

    /// <summary>RFC 6238.</summary>
    private static readonly TimeSpan CodeStep = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>A code logs in once in 30 seconds, so commands share a log-in.</summary>
    private readonly SemaphoreSlim _oneLogIn = new(1);
    private (string Token, DateTimeOffset ExpiresAt)? _session;

    /// <summary>Sends one request and shows its JSON. A refusal is the command's failure, with the service's words.</summary>
    public async Task<ExecuteCommandResult> SendAsync(
        IResourceBuilder<ProjectResource> service, HttpMethod method, string path, CancellationToken cancellation)
    {
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var response = await SendAsync(http, method, Of(service, path), cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            return response.IsSuccessStatusCode
                ? CommandResults.Success("Done.", Readable(body), CommandResultFormat.Json)
                : CommandResults.Failure(string.Create(
                    CultureInfo.InvariantCulture, $"{(int)response.StatusCode}: {Detail(body)}"));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return CommandResults.Failure($"The service did not answer: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneLogIn.Dispose();

    /// <summary>Once more with a new log-in if the session has ended, for example by a new password.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, Uri address, CancellationToken cancellation)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Authorization =
                new AuthenticationHeaderValue("Bearer", await TokenAsync(http, cancellation));
            var response = await http.SendAsync(request, cancellation);
            if (response.StatusCode != HttpStatusCode.Unauthorized || !isFirst)
            {
                return response;
            }

            response.Dispose();
            _session = null;
        }
    }

    private async Task<string> TokenAsync(HttpClient http, CancellationToken cancellation)
    {
        await _oneLogIn.WaitAsync(cancellation);
        try
        {
            if (_session is not { } session || session.ExpiresAt - Spare < TimeProvider.System.GetUtcNow())
            {
                session = await LogInAsync(http, cancellation);
                _session = session;
            }

            return session.Token;
        }
        finally
        {
            _oneLogIn.Release();
        }
    }

    private async Task<(string Token, DateTimeOffset ExpiresAt)> LogInAsync(
        HttpClient http, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        var response = await LogInAsync(http, now, cancellation);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            // The code of now was used, for example by the AppHost before this one. That of the next step is good too.
            response.Dispose();
            response = await LogInAsync(http, now + CodeStep, cancellation);
        }

        using var _ = response;
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return answer?["token"]?.GetValue<string>() is { } token && answer["expires_at"] is { } expiresAt
            ? (token, expiresAt.GetValue<DateTimeOffset>())
            : throw new JsonException("The log-in's answer has no token.");
    }

    private async Task<HttpResponseMessage> LogInAsync(
        HttpClient http, DateTimeOffset codeOf, CancellationToken cancellation)
    {
        var secret = await account.TotpSecret.Resource.GetValueAsync(cancellation);
        var password = await account.Password.Resource.GetValueAsync(cancellation);
        var code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(codeOf.UtcDateTime);
        return await http.PostAsJsonAsync(
            Of(eventTicketing, "/users/login"), new { email = account.Email, password, code }, cancellation);
    }

    private static Uri Of(IResourceBuilder<ProjectResource> service, string path) =>
        new(new Uri(service.GetEndpoint("http").Url), path);

    private static string Readable(string json) => JsonNode.Parse(json)?.ToJsonString(Indented) ?? json;

    private static string Detail(string body)
    {
        try
        {
            return JsonNode.Parse(body)?["detail"]?.GetValue<string>() ?? body;
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
