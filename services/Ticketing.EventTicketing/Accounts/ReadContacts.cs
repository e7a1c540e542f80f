using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// <c>GET /internal/users/contacts?id=…&amp;id=…</c>: the addresses that booking-service mails to. For services only;
/// the gateway does not route it. Unknown ids are left out.
/// </summary>
internal static class ReadContacts
{
    /// <summary>One request serves a batch of mails.</summary>
    public const int MaxIds = 100;

    public static void MapReadContacts(this IEndpointRouteBuilder app) => app
        .MapGet("/internal/users/contacts", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<Results<JsonHttpResult<List<UserContact>>, ProblemHttpResult>> HandleAsync(
        Guid[] id, HttpContext context, EventTicketingDbContext db, CancellationToken ct)
    {
        if (id.Length > MaxIds)
        {
            return Refusal.Invalid("id", $"At most {MaxIds} users.").ToProblem(context);
        }

        var rows = await db.Set<UserRow>().AsNoTracking()
            .Where(u => id.Contains(u.UserId) && u.DeletedAt == null).ToListAsync(ct);
        List<UserContact> contacts =
            [.. rows.Select(u => new UserContact(new UserId(u.UserId), u.Email, u.Name, u.Locale))];
        return TypedResults.Json(contacts, ContractsJson.Default.ListUserContact);
    }
}
