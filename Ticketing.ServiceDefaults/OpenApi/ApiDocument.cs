using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>
/// The service's OpenAPI document, written once. The framework's own endpoint writes it at every request, which costs tens
/// of milliseconds, and anybody may ask.
/// </summary>
internal sealed class ApiDocument(
    [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    public const string Name = "v1";

    private readonly Lazy<Task<(byte[] Json, EntityTagHeaderValue Tag)>> _written = new(() => WriteAsync(provider));

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet($"/openapi/{Name}.json", async (ApiDocument document, HttpContext context) =>
        {
            var (json, tag) = await document._written.Value;
            context.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Bytes(json, "application/json; charset=utf-8", entityTag: tag);
        })
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static async Task<(byte[] Json, EntityTagHeaderValue Tag)> WriteAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        var hash = Convert.ToHexStringLower(SHA256.HashData(json.ToArray()).AsSpan(0, 12));
        return (json.ToArray(), new EntityTagHeaderValue($"\"{hash}\""));
    }
}
