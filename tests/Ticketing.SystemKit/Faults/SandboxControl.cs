using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting.Testing;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>The control endpoint of the payment sandbox: holds its calls, and shows its books.</summary>
public sealed class SandboxControl : IDisposable
{
    /// <summary>Name of its resource.</summary>
    public const string Resource = "payment-sandbox";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Includes the restart of the sandbox, when that is what was killed.</summary>
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(240);

    private readonly HttpClient _http;

    /// <param name="system">Started with the control endpoint open, as system tests do.</param>
    public SandboxControl(RunningSystem system)
    {
        _http = new HttpClient { BaseAddress = system.App.GetEndpoint(Resource, "http"), Timeout = Timeout };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", system.PaymentKey);
    }

    /// <summary>Keeps calls waiting at a step until <see cref="ReleaseAsync"/>, or until the sandbox dies.</summary>
    public Task HoldAsync(HeldCall call) => Eventually.TrueAsync(
        async cancellation =>
        {
            using var answer = await _http.PostAsJsonAsync(
                "/control/hold", call, ControlJson.Default.HeldCall, cancellation);
            return answer.IsSuccessStatusCode;
        },
        $"the payment provider holds {call}");

    /// <summary>Waits until at least one call is held.</summary>
    public Task WaitingAsync(TimeSpan patience) => Eventually.GetAsync(
        async cancellation => int.Parse(await _http.GetStringAsync("/control/waiting", cancellation)),
        waiting => waiting > 0, "a held call of the payment provider", patience);

    /// <summary>
    /// Lets all held calls go on. Said again until it is heard: a sandbox that was killed holds nothing any more, and
    /// the next one may be told so.
    /// </summary>
    public Task ReleaseAsync() => Eventually.TrueAsync(
        async cancellation =>
        {
            using var answer = await _http.PostAsync("/control/release", null, cancellation);
            return answer.IsSuccessStatusCode;
        },
        "the payment provider lets held calls go on", ReleasePatience);

    /// <summary>Every payment and refund the provider ever booked.</summary>
    public async Task<ProviderBooks> BooksAsync(CancellationToken cancellation) =>
        await _http.GetFromJsonAsync("/control/books", ControlJson.Default.ProviderBooks, cancellation)
        ?? throw new JsonException("null where the books were expected.");

    /// <summary>The buyer says yes on the bank's page.</summary>
    public async Task ApproveAsync(Uri page, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsync(new Uri(page, page.AbsolutePath + "/approve"), null, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}

/// <summary>The provider's side of the money.</summary>
public sealed record ProviderBooks(IReadOnlyList<BookedPayment> Payments, IReadOnlyList<BookedRefund> Refunds);

/// <summary>A payment; amounts in minor units. The key is our transaction's id.</summary>
public sealed record BookedPayment(Guid Key, string Status, long Amount, long Captured, long Refunded);

/// <summary>A refund. The key is our transaction's id.</summary>
public sealed record BookedRefund(Guid Key, string Status, long Amount);

/// <summary>JSON of the control endpoint.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HeldCall))]
[JsonSerializable(typeof(ProviderBooks))]
internal sealed partial class ControlJson : JsonSerializerContext;
