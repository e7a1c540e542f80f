using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>Who calls. Buyer and seller are those of the order and the event in the paths.</summary>
public enum Person
{
    Nobody,
    Buyer,
    OtherBuyer,
    Seller,
    OtherSeller,

    /// <summary>Members of the seller's team, by their acting token.</summary>
    Owner,
    Manager,
    Finance,
    Door,
    Desk,

    /// <summary>A buyer who works at the event's door.</summary>
    DoorStaff,
    Operator,
}

/// <summary>Whose the thing is that a path names.</summary>
internal enum Whose
{
    /// <summary>The event's seller's, and theirs who act for the seller.</summary>
    Event,

    /// <summary>Also operators'.</summary>
    EventOrOperator,

    /// <summary>Also its door staff's.</summary>
    Door,

    /// <summary>The order's buyer's.</summary>
    Order,

    /// <summary>The order's buyer's and the event's seller's.</summary>
    Tickets,

    /// <summary>The seller's: another seller finds none of this id.</summary>
    Seller,

    /// <summary>Of all callers their own: who asks reaches nothing of others.</summary>
    Caller,
}

/// <summary>A row of the table: an endpoint with a parameter in its path.</summary>
/// <param name="Whose">Whose thing it names.</param>
/// <param name="Address">The path with the ids of the scene.</param>
/// <param name="Body">One that nothing is wrong with, so that a refusal is one of the person.</param>
/// <param name="Type">Media type of the body.</param>
internal sealed record ObjectRow(Whose Whose, string Address, string Body = "{}", string Type = "application/json");

/// <summary>
/// Every endpoint of a service × every person. The expected answer follows from the endpoint's rule
/// (<see cref="EndpointRules"/>), the table of permissions, and whose the thing in the path is; an endpoint with a
/// parameter and no row fails.
/// </summary>
internal sealed class AuthorisationMatrix(EndpointDataSource source, IReadOnlyDictionary<string, ObjectRow> rows)
{
    /// <summary>Codes that say who may not; 403 has others, such as <c>wrong-password</c>.</summary>
    private static readonly string[] OfPersons =
    [
        "forbidden", "not-your-event", "not-your-order", "not-door-staff", "unauthenticated", "not-your-venue",
        "not-your-production", "not-your-series", "not-your-picture",
    ];

    /// <summary>
    /// Would sign the person out who has to go on, asks a broker that these tests do not have, or is forbidden to operators
    /// for another reason: theirs is configured.
    /// </summary>
    private static readonly string[] NotCalledByWhoMay =
    [
        "POST /users/logout", "DELETE /users/session", "DELETE /users/sessions", "DELETE /users/me",
        "GET /internal/dead-letters", "POST /internal/dead-letters/replay", "POST /users/me/second-factor/remove",
    ];

    /// <summary>Calls all endpoints as one person. What is wrong, one line each; how many were called.</summary>
    public async Task<(int Called, IReadOnlyList<string> Wrong)> CallAllAsync(Person person, HttpClient client)
    {
        var wrong = new List<string>();
        var called = 0;
        foreach (var (name, rule) in EndpointRules.RulesOf(source))
        {
            var row = rows.GetValueOrDefault(name);
            var mayReach = MayCall(person, name, rule);
            if (rule is "inside" || (NotCalledByWhoMay.Contains(name) && mayReach))
            {
                continue;
            }

            if (row is null && name.Contains('{') && rule is not ("everybody" or "services" or "operators"))
            {
                wrong.Add($"{name} has no row: whose is what its path names?");
                continue;
            }

            var may = mayReach && (row is null || IsTheirs(person, row.Whose));
            using var answer = await SendAsync(client, name, row, may);
            var code = await CodeOfAsync(answer);
            called++;
            var isRefused = answer.StatusCode is HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Forbidden && OfPersons.Contains(code));
            // What services ask is read before their key is looked at.
            var isHidden = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
                || (rule == "services" && answer.StatusCode == HttpStatusCode.BadRequest);
            if (may ? isRefused && rule != "everybody" : !(isRefused || ((mayReach || rule == "services") && isHidden)))
            {
                wrong.Add($"{name} ({rule}) answered {person} {(int)answer.StatusCode} {code}");
            }
        }

        return (called, wrong);
    }

    /// <summary>By the rule alone.</summary>
    private static bool MayCall(Person person, string name, string rule)
    {
        var parts = rule.Split(' ');
        var action = parts.Length > 1 ? TeamPermissions.ParseAction(parts[1]) : null;
        if (RoleOf(person) is { } role)
        {
            return action is { } asked ? TeamPermissions.Allows(role, asked)
                : rule == "everybody" && name.StartsWith("GET ", StringComparison.Ordinal);
        }

        return parts[0] switch
        {
            "everybody" => true,
            "signed-in" => person != Person.Nobody,
            "buyers" => person is Person.Buyer or Person.OtherBuyer or Person.DoorStaff,
            "sellers" => person is Person.Seller or Person.OtherSeller,
            "operators" => person == Person.Operator,
            _ => false,
        };
    }

    private static bool IsTheirs(Person person, Whose whose)
    {
        var actsForSeller = person == Person.Seller || RoleOf(person) is not null;
        return whose switch
        {
            Whose.Event or Whose.Seller => actsForSeller,
            Whose.EventOrOperator => actsForSeller || person == Person.Operator,
            Whose.Door => actsForSeller || person == Person.DoorStaff,
            Whose.Order => person == Person.Buyer,
            Whose.Tickets => person == Person.Buyer || actsForSeller,
            _ => true,
        };
    }

    private static TeamRole? RoleOf(Person person) => person switch
    {
        Person.Owner => TeamRole.Owner,
        Person.Manager => TeamRole.Manager,
        Person.Finance => TeamRole.Finance,
        Person.Door => TeamRole.Door,
        Person.Desk => TeamRole.Desk,
        _ => null,
    };

    /// <summary>Who may gets an empty body, so that little comes of it; who may not gets one that is right.</summary>
    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string name, ObjectRow? row, bool may)
    {
        var (method, path) = (name.Split(' ')[0], name.Split(' ')[1]);
        var request = new HttpRequestMessage(new HttpMethod(method), row?.Address ?? EndpointRules.AddressOf(path));
        if (method != "GET")
        {
            request.Content = new StringContent(may ? "{}" : row?.Body ?? "{}", Encoding.UTF8, row?.Type ?? "application/json");
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<string> CodeOfAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["code"] ?? ""
            : "";
}
