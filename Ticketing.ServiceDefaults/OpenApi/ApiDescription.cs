using Microsoft.Extensions.DependencyInjection;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>What a service says about its whole API, above its endpoints.</summary>
/// <param name="Title">Shown as the document's name.</param>
/// <param name="Summary">What the API is for, in a sentence or two (Markdown).</param>
/// <param name="Tags">Capabilities in order of reading, each with a sentence; endpoints name theirs by
/// <c>WithTags</c>.</param>
public sealed record ApiDescription(string Title, string Summary, IReadOnlyList<(string Name, string Description)> Tags);

/// <summary>Registers OpenAPI.</summary>
public static class ApiDescriptionExtensions
{
    /// <summary>Names and describes the service's OpenAPI document.</summary>
    public static IServiceCollection DescribeApi(this IServiceCollection services, ApiDescription description) =>
        services.AddSingleton(description);

    /// <summary>The document <c>/openapi/v1.json</c>, complete with problems, security and parameters.</summary>
    internal static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddSingleton<ApiDocument>().AddOpenApi(ApiDocument.Name, options =>
        {
            options.AddSchemaTransformer<PropertyDescriber>();
            options.AddOperationTransformer<OperationDescriber>();
            options.AddDocumentTransformer<DocumentDescriber>();
        });
}
