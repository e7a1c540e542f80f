using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.TestKit;

namespace Ticketing.Architecture.Tests.Api;

/// <summary>
/// A service's own program with its endpoints, but without its workers: it answers for its OpenAPI document and needs no
/// store.
/// </summary>
internal static partial class ServiceApi
{
    /// <summary>Names of the documents below docs/openapi and at the gateway, and who writes them.</summary>
    private static readonly Dictionary<string, string> Services = new()
    {
        ["orders"] = "Ticketing.Booking",
        ["events"] = "Ticketing.EventTicketing",
        ["seats"] = "Ticketing.SeatReservation",
    };

    /// <summary>What is inside the network only, or not about the service's work.</summary>
    private static readonly string[] NotPublic = ["/internal", "/health", "/alive", "/openapi"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, Lazy<Task<Said>>> Answers = Services.ToDictionary(
        service => service.Key, service => new Lazy<Task<Said>>(() => ReadAsync(service.Value)));

    public static IEnumerable<string> Names => Services.Keys;

    /// <summary>The document as the service writes it now.</summary>
    public static async Task<string> TextAsync(string name) => (await Answers[name].Value).Text;

    /// <summary>The document as the service writes it now.</summary>
    public static async Task<JsonNode> DocumentAsync(string name) => JsonNode.Parse(await TextAsync(name))!;

    /// <summary>Method and path, such as <c>GET /events/{event_id}</c>, of every public endpoint that is mapped.</summary>
    public static async Task<IReadOnlyList<string>> RoutesAsync(string name) => (await Answers[name].Value).Routes;

    /// <summary>Method, path and rule of every endpoint, also of those inside (<see cref="EndpointRules"/>).</summary>
    public static async Task<IReadOnlyList<string>> RulesAsync(string name) => (await Answers[name].Value).Rules;

    /// <summary>Method, path and description of every operation in a document.</summary>
    public static IEnumerable<(string Name, JsonObject Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!.AsObject());

    /// <summary>Where the document is committed.</summary>
    public static string FileOf(string name) => Path.Combine(Checkout.Root, "docs", "openapi", $"{name}.json");

    private static async Task<Said> ReadAsync(string service)
    {
        var program = Assembly.Load(service).EntryPoint!.DeclaringType!;
        return await ((Host)Activator.CreateInstance(typeof(Host<>).MakeGenericType(program))!).ReadAsync();
    }

    /// <summary>The same host whatever the type of its program, which is not public.</summary>
    private interface Host
    {
        Task<Said> ReadAsync();
    }

    /// <summary>What a service says of itself.</summary>
    private sealed record Said(string Text, IReadOnlyList<string> Routes, IReadOnlyList<string> Rules);

    private sealed class Host<TProgram> : WebApplicationFactory<TProgram>, Host
        where TProgram : class
    {
        public async Task<Said> ReadAsync()
        {
            await using (this)
            {
                using var client = CreateClient();
                var json = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
                var routes = from endpoint in Services.GetRequiredService<EndpointDataSource>().Endpoints
                                 .OfType<RouteEndpoint>()
                             let path = PublicNameOf(endpoint.RoutePattern)
                             where !NotPublic.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal))
                             from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
                             select $"{method} {path}";
                OrderSchemas(json);
                return new Said(
                    json.ToJsonString(Readable) + "\n", [.. routes.Order(StringComparer.Ordinal)],
                    EndpointRules.TableOf(Services.GetRequiredService<EndpointDataSource>()));
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var privateKey = Convert.ToBase64String(key.ExportPkcs8PrivateKey());
            builder.UseSetting("Auth:PrivateKey", privateKey);
            builder.UseSetting("Auth:PublicKey", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
            builder.UseSetting("Ticketing:Tickets:PrivateKey", privateKey);
            builder.UseSetting("Payments:Url", "http://127.0.0.1:1");
            builder.UseSetting("Payments:ApiKey", "none");
            builder.UseSetting("Payments:WebhookSecret", "none");
            builder.UseSetting("Payments:PublicUrl", "http://shop.test");
            foreach (var store in (string[])["booking-db", "event-ticketing-db"])
            {
                builder.UseSetting($"ConnectionStrings:{store}", "Host=127.0.0.1;Port=1");
            }

            foreach (var store in (string[])["redis", "kvrocks", "kafka"])
            {
                builder.UseSetting($"ConnectionStrings:{store}", "127.0.0.1:1");
            }

            builder.ConfigureServices(services => services.RemoveAll<IHostedService>());
        }

        private static string PublicNameOf(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => Parameter().Replace(
            "/" + pattern.RawText!.Trim('/'),
            match => $"{{{JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Groups[1].Value)}}}");
    }

    /// <summary>The framework orders schemas by the process's culture, which here has ICU and in most services has not.</summary>
    private static void OrderSchemas(JsonNode document)
    {
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (name, schema) in schemas.OrderBy(s => s.Key, StringComparer.Ordinal).ToList())
        {
            schemas.Remove(name);
            schemas.Add(name, schema);
        }
    }

    // {orderId} or {scanId:guid}
    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
