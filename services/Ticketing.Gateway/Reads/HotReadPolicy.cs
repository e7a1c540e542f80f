using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace Ticketing.Gateway.Reads;

/// <summary>
/// Keeps the answer of a hot read for half a second. What is asked for now and then always comes from its service.
/// </summary>
internal sealed class HotReadPolicy(HotReads hot) : IOutputCachePolicy
{
    /// <summary>How old a kept answer may be. Pages learn of changes by their stream, which is never kept.</summary>
    internal static readonly TimeSpan Age = TimeSpan.FromMilliseconds(500);

    /// <summary>Whatever else a query says, the services do not look at it in a read that is kept.</summary>
    internal static readonly string[] QueryKeys =
    [
        "limit", "after", "status", "q", "city", "production", "super_venue", "venue", "kind", "country", "from", "to",
        "currency",
        "price_min", "price_max", "availability", "latitude", "longitude", "radius", "sort", "past",
    ];

    private static readonly object HotKey = new();

    /// <summary>True when the answer to this request will be kept.</summary>
    public static bool IsKept(HttpContext context) => context.Items.ContainsKey(HotKey);

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Query.ContainsKey("seller")
            || !hot.Ask(NameOf(request)))
        {
            return ValueTask.CompletedTask;
        }

        context.HttpContext.Items[HotKey] = true;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = true;

        // Nobody waits for another reader's fetch: one who reads slowly would hold up all.
        context.AllowLocking = false;
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = QueryKeys;
        context.ResponseExpirationTimeSpan = Age;
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK
            && response.Headers.SetCookie.Count == 0
            && response.GetTypedHeaders().CacheControl is not ({ NoStore: true } or { Private: true });
        return ValueTask.CompletedTask;
    }

    private static string NameOf(HttpRequest request) => string.Join('\n',
        [request.Path.Value, .. QueryKeys.Select(key => request.Query[key].ToString())]);
}
