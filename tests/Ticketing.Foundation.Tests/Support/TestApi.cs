using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Serialization;
using Confluent.Kafka;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StackExchange.Redis;
using Ticketing.Messaging.Publishing;
using Ticketing.ServiceDefaults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.Outages;

namespace Ticketing.Foundation.Tests.Support;

internal enum ThingKind
{
    Small = 0,
    VeryLarge = 1,
}

internal sealed record Thing(int Quantity, ThingKind Kind);

internal sealed record ThingAnswer(int DoubledQuantity, ThingKind Kind);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Thing))]
[JsonSerializable(typeof(ThingAnswer))]
internal sealed partial class ThingsJson : JsonSerializerContext;

/// <summary>A small service with problem details, JSON and authentication as all services have them.</summary>
public sealed class TestApi : IAsyncLifetime
{
    public const string Secret = "hunter2";
    public const int MaxBodyBytes = 64 * 1024;
    public static readonly UserId User = UserId.Parse("01920000-0000-7000-8000-0000000000bb", null);

    private readonly SigningKey _key = new();
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Auth:PublicKey"] = _key.PublicKey;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBodyBytes);
        builder.AddServiceDefaults();
        builder.AddTicketingApi(ThingsJson.Default);
        builder.Services.AddSingleton(new OutageKind(typeof(KafkaException))); // as AddTicketingMessaging does
        _app = builder.Build();
        _app.UseTicketingApi();
        _app.MapDefaultEndpoints();
        _app.MapPost("/things", (Thing thing) => new ThingAnswer(thing.Quantity * 2, thing.Kind));
        _app.MapGet("/pages", (int page) => page);
        _app.MapGet("/me", (ClaimsPrincipal user) => $"{user.UserId()} {user.Role()}");
        _app.MapGet("/sellers-only", () => TypedResults.Ok()).RequireAuthorization(Policies.Seller);
        _app.MapGet("/bug", string () => throw new InvalidOperationException(Secret));
        _app.MapGet("/unstorable", string () => throw new PostgresException(Secret, "ERROR", "ERROR", "22021"));
        _app.MapGet("/outage/{what}", string (string what) => throw OutageOf(what));
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _key.Dispose();
    }

    public string Token(string role, TimeSpan lifetime)
    {
        using var issuer = new AccessTokenIssuer(_key.PrivateKey, TimeProvider.System);
        return issuer.Issue(User, role, "Ada", Guid.NewGuid(), lifetime).Token;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string role, string body) =>
        SendAsync(method, path, role, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string role, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(role, TimeSpan.FromMinutes(5)));
        return await Client.SendAsync(request);
    }

    private static Exception OutageOf(string what) => what switch
    {
        "database" => new NpgsqlException(Secret, new IOException("connection lost")),
        "socket" => new SocketException((int)SocketError.ConnectionRefused),
        "timeout" => new TimeoutException(Secret),
        "kafka" => new KafkaException(ErrorCode.Local_AllBrokersDown),
        "produce" => new ProduceException<string, byte[]>(new Error(ErrorCode.Local_MsgTimedOut), null!),
        "publish" => new PublishException(Secret, []),
        "wrapped" => new InvalidOperationException(Secret, new SocketException((int)SocketError.TimedOut)),
        "redis protocol" => new RedisConnectionException(ConnectionFailureType.ProtocolFailure, Secret),
        "redis loading" => new RedisServerException($"LOADING {Secret}"),
        "redis wrong answer" => new InvalidOperationException($"{RedisFaults.ReadWrongAnswer()}"), // throws before
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such outage."),
    };
}
