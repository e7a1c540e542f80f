using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Features.ReadContacts;

/// <summary>
/// <c>GET /internal/users/contacts?id=…&amp;id=…</c>: addresses for the service that writes to users. Services
/// only, and not routed by the gateway. Who is unknown is left out.
/// </summary>
public static class ReadContactsEndpoint
{
    /// <summary>Users of one question; a batch of mails asks once.</summary>
    public const int MaxIds = 100;

    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/internal/users/contacts", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<Results<JsonHttpResult<List<UserContact>>, ProblemHttpResult>> HandleAsync(
        Guid[] id, HttpContext context, EventTicketingDbContext db, CancellationToken ct)
    {
        if (id.Length > MaxIds)
        {
            var errors = new FieldErrors();
            errors.Add("id", $"At most {MaxIds} users.");
            return Answers.Of(errors.ToRefusal(), context);
        }

        var rows = await db.Users.AsNoTracking().Where(u => id.Contains(u.UserId)).ToListAsync(ct);
        List<UserContact> contacts =
            [.. rows.Select(u => new UserContact(new UserId(u.UserId), u.Email, u.Name, u.Locale))];
        return TypedResults.Json(contacts, ContractsJson.Default.ListUserContact);
    }
}
