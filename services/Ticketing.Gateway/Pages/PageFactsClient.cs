using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Caching.Memory;

namespace Ticketing.Gateway.Pages;

/// <summary>What event-ticketing says of something; without a value it is unknown, or event-ticketing is away.</summary>
/// <param name="Value">What it says.</param>
/// <param name="IsUnknown">True if there is no such thing.</param>
internal sealed record PageAnswer<T>(T? Value, bool IsUnknown) where T : class
{
    /// <summary>Nobody knows at the moment.</summary>
    public static PageAnswer<T> Away { get; } = new(null, false);

    /// <summary>There is no such thing.</summary>
    public static PageAnswer<T> Unknown { get; } = new(null, true);

    /// <summary>The same answer with another value.</summary>
    public PageAnswer<TOther> Select<TOther>(Func<T, TOther> select) where TOther : class =>
        new(Value is null ? null : select(Value), IsUnknown);
}

/// <summary>
/// Asks event-ticketing what public pages say in their heads, and keeps it for some seconds. A page never waits long for
/// it: without an answer it is the plain one.
/// </summary>
internal sealed class PageFactsClient(IHttpClientFactory clients) : IDisposable
{
    public const string ClientName = "page-facts";

    /// <summary>Of one question; people wait for the page.</summary>
    public static readonly TimeSpan QuestionLimit = TimeSpan.FromSeconds(1);

    /// <summary>A crawler of a large catalogue, and the crowd of one event.</summary>
    private const int MaxKept = 2_000;

    /// <summary>Questions at the same time; beyond it a page is the plain one.</summary>
    private const int AtOnce = 32;

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    /// <summary>While event-ticketing is away not every page waits for it.</summary>
    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(2);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxKept });
    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <param name="path">Of event-ticketing, without the slash before it.</param>
    /// <param name="type">How its JSON is read.</param>
    /// <param name="ct">Ends the wait.</param>
    public async ValueTask<PageAnswer<T>> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        if (_kept.TryGetValue(path, out PageAnswer<T>? kept))
        {
            return kept!;
        }

        if (!await _turns.WaitAsync(0, ct))
        {
            return PageAnswer<T>.Away;
        }

        try
        {
            var answer = await AskAsync(path, type, ct);
            _kept.Set(path, answer, new MemoryCacheEntryOptions
            {
                Size = 1,
                AbsoluteExpirationRelativeToNow = answer == PageAnswer<T>.Away ? AwayFor : KeptFor,
            });
            return answer;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _turns.Dispose();
    }

    private async Task<PageAnswer<T>> AskAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken ct) where T : class
    {
        try
        {
            using var http = clients.CreateClient(ClientName);
            using var response = await http.GetAsync(new Uri("/" + path, UriKind.Relative), ct);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return new PageAnswer<T>(null, IsUnknown: true);
            }

            response.EnsureSuccessStatusCode();
            return new PageAnswer<T>(await response.Content.ReadFromJsonAsync(type, ct), IsUnknown: false);
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException
                or Polly.ExecutionRejectedException)
        {
            return PageAnswer<T>.Away;
        }
    }
}
