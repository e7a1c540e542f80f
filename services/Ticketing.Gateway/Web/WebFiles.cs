using System.Reflection;
using Microsoft.Extensions.FileProviders;

namespace Ticketing.Gateway.Web;

/// <summary>
/// Where the built front end lies: <c>Web:Root</c> if set, else <c>wwwroot</c> (published), else
/// <c>web/dist</c> of the checkout. Looked up at start; a front end built later is found by the next start.
/// </summary>
internal sealed class WebFiles : IDisposable
{
    private readonly PhysicalFileProvider? _files;

    public WebFiles(IConfiguration configuration, IWebHostEnvironment environment)
    {
        var fromOutput = typeof(WebFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "WebDist")?.Value;
        string?[] candidates = configuration["Web:Root"] is { Length: > 0 } configured
            ? [configured]
            :
            [
                Path.Combine(environment.ContentRootPath, "wwwroot"),
                Path.Combine(AppContext.BaseDirectory, "wwwroot"),
                fromOutput is null ? null : Path.Combine(AppContext.BaseDirectory, fromOutput),
            ];
        var root = candidates.FirstOrDefault(path => path is not null && File.Exists(Path.Combine(path, "index.html")));
        _files = root is null ? null : new PhysicalFileProvider(Path.GetFullPath(root));
    }

    /// <summary>The files, or null when the front end was not built.</summary>
    public IFileProvider? Files => _files;

    public void Dispose() => _files?.Dispose();
}
