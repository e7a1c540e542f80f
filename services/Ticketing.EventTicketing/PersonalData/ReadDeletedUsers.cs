using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>
/// <c>GET /internal/deleted-users?after=N</c>: whose data the other services erase. For services only; the gateway does
/// not route it.
/// </summary>
internal static class ReadDeletedUsers
{
    public static void MapReadDeletedUsers(this IEndpointRouteBuilder app) => app
        .MapGet("/internal/deleted-users", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<JsonHttpResult<DeletedUsersPage>> HandleAsync(
        long? after, AccountErasure erasure, CancellationToken ct) =>
        TypedResults.Json(await erasure.ReadAsync(after ?? 0, ct), ContractsJson.Default.DeletedUsersPage);
}
