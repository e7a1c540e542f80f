using Microsoft.AspNetCore.StaticFiles;
using Ticketing.Gateway.Pages;
using Ticketing.Gateway.Proxy;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Web;

/// <summary>Serves the front end: its files, and its one page for every address that is a person's.</summary>
internal static class WebEndpoints
{
    private const string NotBuilt = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Ticketing</title>
        <h1>The web front end is not built</h1>
        <p>Install Node.js 20.19 or later and build the gateway again, or run
        <code>npm ci</code> and <code>npm run build</code> in the folder <code>web</code>; then restart the gateway.</p>
        <p>The API works without it.</p></html>
        """;

    /// <summary>A year: the name of a file in <c>/assets</c> changes with its content.</summary>
    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Kept, but asked about each time, so that a new release is seen at once.</summary>
    private const string Revalidate = "no-cache";

    /// <summary>Goes before routing, because static files are not endpoints.</summary>
    public static WebApplication UseWebFiles(this WebApplication app)
    {
        if (app.Services.GetRequiredService<WebFiles>().Files is not { } files)
        {
            return app;
        }

        app.Use((context, next) =>
        {
            PrecompressedFiles.Choose(context, files);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new PrecompressedFiles.ContentTypes(new FileExtensionContentTypeProvider()),
            OnPrepareResponse = file =>
            {
                var path = file.Context.Request.Path;
                file.Context.Response.Headers.CacheControl =
                    path.StartsWithSegments("/assets") ? Immutable : Revalidate;
                PrecompressedFiles.Describe(file.Context);
            },
        });
        return app;
    }

    /// <summary>What nothing else answers: the page for people's addresses, a problem for programs'.</summary>
    public static void MapWebFallback(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<WebFiles>().Files;
        var pages = app.Services.GetRequiredService<PublicPages>();
        app.MapFallback("{**path}", async context =>
        {
            var request = context.Request;
            var forPeople = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                && !ApiRoutes.IsApi(request.Path) && !Path.HasExtension(request.Path);
            if (!forPeople)
            {
                await Problems.Of(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address.")
                    .ExecuteAsync(context);
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = Revalidate;
            if (files is null)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsync(NotBuilt, context.RequestAborted);
                return;
            }

            await pages.AnswerAsync(context, files);
        });
    }
}
