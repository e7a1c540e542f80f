using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// The ETag of a document, from what it says and the key that signs its codes, so that a copy does not
/// outlive its key. Weak: every signature is another one, but all of one key are as good. Clients
/// ask for each use of a copy (<c>no-cache</c>), so that a refund or a sign-out shows; a 304 costs no drawing.
/// </summary>
internal static class DocumentTag
{
    /// <summary>Goes up when documents of the same tickets look different.</summary>
    private const int Format = 5;

    /// <summary>Sets the answer's headers; true if the client's copy is still good.</summary>
    public static bool IsCurrent(HttpContext context, OrderTickets order, string kind, TicketSigner signer)
    {
        var key = Convert.ToHexStringLower(signer.Current.Id);
        var tickets = string.Join(',', order.Tickets.Select(t => $"{t.Id} {t.Generation} {t.AttendeeName}"));
        var facts = $"{Format}|{key}|{kind}|{order.Event}|{order.Locale}|{order.BookingId}|{tickets}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(facts)).AsSpan(0, 16);
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash)}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false));
    }
}
