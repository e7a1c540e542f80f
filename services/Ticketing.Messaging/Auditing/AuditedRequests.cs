using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.Messaging.Auditing;

/// <summary>
/// Records what has no transaction of its own: requests of signed-in people that were refused at an endpoint of sellers or
/// operators, and what operators did.
/// </summary>
public static class AuditedRequests
{
    /// <summary>Call it before the API's own middleware, which answers refusals.</summary>
    public static void UseAuditedRequests(this IApplicationBuilder app)
    {
        var queue = app.ApplicationServices.GetRequiredService<AuditWriter>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (EntryOf(context) is { } entry)
            {
                queue.Offer(entry, $"{entry.Actor.Id}");
            }
        });
    }

    private static AuditEntry? EntryOf(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || context.User.Identity?.IsAuthenticated != true)
        {
            return null;
        }

        // Every order passes here: nothing is made before it is known that there is something to tell.
        var ofOperators = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == Policies.Operator;
        var refused = context.Response.StatusCode == StatusCodes.Status403Forbidden
            && (ofOperators || endpoint.Metadata.GetMetadata<SellerRule>() is not null || context.User.IsDelegated());
        var acted = ofOperators && !refused && !HttpMethods.IsGet(context.Request.Method);
        return refused || acted
            ? new AuditEntry(refused ? "request-refused" : "operator-acted", AuditActor.Of(context.User))
            {
                EventId = EventOf(context),
                Details = new Dictionary<string, string>
                {
                    ["request"] = $"{context.Request.Method} {endpoint.RoutePattern.RawText}",
                    ["status"] = context.Response.StatusCode.ToString(CultureInfo.InvariantCulture),
                },
            }
            : null;
    }

    private static long? EventOf(HttpContext context) => long.TryParse(
        context.GetRouteValue("eventId")?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}

/// <summary>For a service without a table: event-ticketing writes its entries.</summary>
internal sealed class HttpAuditSink(IHttpClientFactory clients) : IAuditSink
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Client = "audit-log";

    /// <summary>Where entries are sent; the gateway does not route it.</summary>
    public const string Path = "/internal/audit-log/entries";

    public async Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        using var http = clients.CreateClient(Client);
        using var answer = await http.PostAsJsonAsync(
            Path, [.. entries], AuditJson.Default.ListAuditEntry, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
