using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Ticketing.Gateway.Web;

/// <summary>
/// The build of the front end lays <c>x.js.br</c> and <c>x.js.gz</c> beside <c>x.js</c>: smaller than what could be
/// compressed while somebody waits, and no work in a rush.
/// </summary>
internal static class PrecompressedFiles
{
    /// <summary>Best first.</summary>
    private static readonly (string Encoding, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly object EncodingKey = new();

    /// <summary>Points the request at the smallest form that the client takes.</summary>
    public static void Choose(HttpContext context, IFileProvider files)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/assets") || request.Headers.Range.Count > 0)
        {
            return;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Encodings)
        {
            if (accepted.Any(value => value.Value == encoding && value.Quality is not 0)
                && files.GetFileInfo(request.Path + suffix).Exists)
            {
                context.Items[EncodingKey] = encoding;
                request.Path += suffix;
                return;
            }
        }
    }

    /// <summary>Says which form the answer is, and that another client may get another.</summary>
    public static void Describe(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/assets"))
        {
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (context.Items[EncodingKey] is string encoding)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }
    }

    /// <summary><c>x.js.br</c> is a script, not a Brotli file.</summary>
    public sealed class ContentTypes(IContentTypeProvider inner) : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType)
        {
            var suffix = Encodings.Select(form => form.Suffix)
                .FirstOrDefault(end => subpath.EndsWith(end, StringComparison.Ordinal));
            return inner.TryGetContentType(suffix is null ? subpath : subpath[..^suffix.Length], out contentType);
        }
    }
}
