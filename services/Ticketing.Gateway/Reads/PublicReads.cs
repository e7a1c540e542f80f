using Microsoft.AspNetCore.OutputCaching;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Ticketing.Gateway.Reads;

/// <summary>
/// Reads that are the same for everybody and that a crowd repeats: lists of events, an event, its sections and their
/// figures. Kept for half a second while they are asked for often, and the first to be refused
/// (docs/adr/0041-hot-reads-kept-half-a-second.md).
/// </summary>
internal static class PublicReads
{
    /// <summary>The policy's name at a route.</summary>
    public const string Policy = "public-reads";

    /// <summary>All kept answers.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>One answer; an event of 50,000 seats with every gap named stays below.</summary>
    private const long MaxAnswerBytes = 512 * 1024;

    public static void AddPublicReads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HotReads>().AddSingleton<HotReadPolicy>().AddSingleton<ReadRoom>();
        builder.Services.AddOutputCache();
        builder.Services.AddOptions<OutputCacheOptions>().Configure<HotReadPolicy>((options, policy) =>
        {
            options.SizeLimit = MaxBytes;
            options.MaximumBodySize = MaxAnswerBytes;

            // Sections differ by case.
            options.UseCaseSensitivePaths = true;
            options.AddPolicy(Policy, policy);
        });
    }

    /// <summary>
    /// What will be kept is fetched whole: a service that is asked with an ETag may answer 304, which others cannot use.
    /// </summary>
    public static void AskForTheWhole(TransformBuilderContext routes)
    {
        if (routes.Route.OutputCachePolicy == Policy)
        {
            routes.AddRequestTransform(request =>
            {
                if (HotReadPolicy.IsKept(request.HttpContext))
                {
                    request.ProxyRequest.Headers.IfNoneMatch.Clear();
                }

                return ValueTask.CompletedTask;
            });
        }
    }

    /// <summary>After the limits, so that a kept answer counts for its reader like any other.</summary>
    public static void UsePublicReads(this WebApplication app)
    {
        app.UseOutputCache();
        app.Use(app.Services.GetRequiredService<ReadRoom>().InvokeAsync);
    }
}
