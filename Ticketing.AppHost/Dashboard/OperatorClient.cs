using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ticketing.AppHost.Dashboard;

/// <summary>Calls the services' internal endpoints as the operator, for commands of the dashboard.</summary>
/// <param name="eventTicketing">Where operators log in.</param>
/// <param name="email">The operator's.</param>
/// <param name="password">The operator's.</param>
internal sealed class OperatorClient(
    IResourceBuilder<ProjectResource> eventTicketing, string email, IResourceBuilder<ParameterResource> password)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Sends one request and shows its JSON. A refusal is the command's failure, with the service's words.</summary>
    public async Task<ExecuteCommandResult> SendAsync(
        IResourceBuilder<ProjectResource> service, HttpMethod method, string path, CancellationToken cancellation)
    {
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var request = new HttpRequestMessage(method, Of(service, path));
            request.Headers.Authorization =
                new AuthenticationHeaderValue("Bearer", await LogInAsync(http, cancellation));
            using var response = await http.SendAsync(request, cancellation);
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

    private async Task<string> LogInAsync(HttpClient http, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(
            Of(eventTicketing, "/users/login"),
            new { email, password = await password.Resource.GetValueAsync(cancellation) }, cancellation);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return answer?["token"]?.GetValue<string>() ?? throw new JsonException("The log-in's answer has no token.");
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
