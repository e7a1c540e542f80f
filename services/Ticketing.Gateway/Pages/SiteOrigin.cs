namespace Ticketing.Gateway.Pages;

/// <summary>
/// Scheme and host that pages name as theirs: <c>Web:PublicUrl</c> if it is set, else as the request has it. What a
/// request names is not kept for others.
/// </summary>
internal sealed class SiteOrigin(IConfiguration configuration)
{
    private readonly string? _configured = Uri.TryCreate(configuration["Web:PublicUrl"], UriKind.Absolute, out var url)
        ? url.GetLeftPart(UriPartial.Authority)
        : null;

    public string Of(HttpRequest request) => _configured ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
