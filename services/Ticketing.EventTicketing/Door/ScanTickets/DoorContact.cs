using System.Buffers.Binary;
using System.Buffers.Text;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// Proof that a device reached us at a certain time. It gets one with each list and each count of admissions, keeps the
/// newest, and shows it with every scan that it makes without a network: such a scan was made later than that. Base64url
/// of, big-endian: <c>TDC1</c>, key id (4), event (8), time in ms since 1970 (8) and the signature (64) over all before.
/// </summary>
internal static class DoorContact
{
    /// <summary>The header of the scan list that carries it, also when the list has not changed.</summary>
    public const string Header = "Door-Contact";

    private const int TimeAt = 4 + TicketClaims.KeyIdLength + 8;
    private const int SignedLength = TimeAt + 8;
    private const int Length = SignedLength + TicketSigner.SignatureLength;

    /// <summary>Characters of base64url without padding.</summary>
    private static readonly int TextLength = Base64Url.GetEncodedLength(Length);

    public static string Write(EventId id, DateTimeOffset now, TicketSigner signer)
    {
        var bytes = new byte[Length];
        var at = bytes.AsSpan();
        "TDC1"u8.CopyTo(at);
        signer.Current.Id.CopyTo(at[4..]);
        BinaryPrimitives.WriteInt64BigEndian(at[(4 + TicketClaims.KeyIdLength)..], id.Value);
        BinaryPrimitives.WriteInt64BigEndian(at[TimeAt..], now.ToUnixTimeMilliseconds());
        signer.Sign(at[..SignedLength]).CopyTo(at[SignedLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>When the device reached us; null for a text that we did not sign for this event.</summary>
    public static DateTimeOffset? Read(string? text, EventId id, TicketSigner signer)
    {
        if (text?.Length != TextLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var signed = bytes.AsSpan(0, SignedLength);
        return signed.StartsWith("TDC1"u8)
            && BinaryPrimitives.ReadInt64BigEndian(signed[(4 + TicketClaims.KeyIdLength)..]) == id.Value
            && signer.IsSigned(signed, bytes.AsSpan(SignedLength), signed.Slice(4, TicketClaims.KeyIdLength))
            ? DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(signed[TimeAt..]))
            : null;
    }
}
