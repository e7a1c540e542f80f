using Microsoft.Net.Http.Headers;

namespace Ticketing.Gateway.Web;

/// <summary>
/// Keeps answers for one person out of every cache: those to a request with <c>Authorization</c>, and those to a change,
/// such as a log-in's with its token. What a service itself says about caching stands.
/// </summary>
internal static class PrivateAnswers
{
    private const string NoStore = "no-store";

    /// <summary>For what has an ETag to ask again with: the browser may keep it, and asks each time.</summary>
    private const string AskAgain = "private, no-cache";

    public static void UsePrivateAnswers(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Headers.Authorization.Count > 0
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            context.Response.OnStarting(MarkAsync, context.Response);
        }

        return next(context);
    });

    private static Task MarkAsync(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = headers.ContainsKey(HeaderNames.ETag) ? AskAgain : NoStore;
        }

        return Task.CompletedTask;
    }
}
