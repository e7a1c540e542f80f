using Microsoft.AspNetCore.Http.HttpResults;

namespace Ticketing.EventTicketing.Tickets.Signing;

/// <summary>
/// A public key that tickets and lists are signed with: id in hex, SubjectPublicKeyInfo in base64, algorithm ES256.
/// </summary>
internal sealed record TicketKeyResponse(string KeyId, string Algorithm, string PublicKey);

/// <summary>Every key whose signatures are good; the one in use first.</summary>
internal sealed record TicketKeysResponse(IReadOnlyList<TicketKeyResponse> Keys);

/// <summary><c>GET /tickets/keys</c>: what a door without a network checks codes with.</summary>
internal static class GetTicketKeys
{
    public static void MapGetTicketKeys(this IEndpointRouteBuilder app) => app
        .MapGet("/tickets/keys", Handle)
        .AllowAnonymous()
        .WithName("GetTicketKeys")
        .WithSummary("List the public keys that tickets are signed with")
        .WithTags("tickets");

    private static Ok<TicketKeysResponse> Handle(TicketSigner signer) => TypedResults.Ok(new TicketKeysResponse(
        [
            .. signer.Known.Select(key => new TicketKeyResponse(
                Convert.ToHexStringLower(key.Id), "ES256", Convert.ToBase64String(key.PublicKey))),
        ]));
}
