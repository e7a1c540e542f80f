using System.Buffers.Text;
using System.Text;
using System.Text.Json.Serialization;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// The one JWT shape this system makes and accepts (RFC 7519, ES256 of RFC 7518 section 3.4). The header is a constant,
/// so a token that says <c>"alg":"none"</c>, HS256 or anything else is refused before any parsing. Example payload:
/// <c>{"sub":"0192…","role":"buyer","name":"Ada","sid":"0192…","iat":1795680000,"exp":1795680900,"iss":"ticketing"}</c>.
/// </summary>
internal static class TokenFormat
{
    public const string Issuer = "ticketing";

    public static readonly string Header = Base64Url.EncodeToString("""{"alg":"ES256","typ":"JWT"}"""u8);

    public static byte[] SigningInput(ReadOnlySpan<char> headerAndPayload)
    {
        var bytes = new byte[Encoding.ASCII.GetByteCount(headerAndPayload)];
        Encoding.ASCII.GetBytes(headerAndPayload, bytes);
        return bytes;
    }
}

internal sealed record TokenPayload(
    [property: JsonPropertyName("sub")] Guid Subject,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("sid")] Guid Session,
    [property: JsonPropertyName("iat")] long IssuedAt,
    [property: JsonPropertyName("exp")] long ExpiresAt,
    [property: JsonPropertyName("iss")] string Issuer);

[JsonSerializable(typeof(TokenPayload))]
internal sealed partial class TokenJson : JsonSerializerContext;
