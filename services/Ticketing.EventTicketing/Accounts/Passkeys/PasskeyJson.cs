using System.Text.Json;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>The library's options in the letters of WebAuthn, as browsers read them.</summary>
internal static class PasskeyJson
{
    public static JsonElement Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
