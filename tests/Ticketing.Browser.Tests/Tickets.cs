using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>Tickets with their codes, and what the door says of them.</summary>
internal static class Tickets
{
    /// <summary>The codes that somebody has of an order, by seat.</summary>
    public static async Task<IReadOnlyList<string>> CodesAsync(Person person, Guid orderId) =>
        [.. (await person.GetAsync<MyTicketsAnswer>($"/tickets/orders/{orderId}")).Value.Tickets
            .Where(ticket => ticket.Code is not null).OrderBy(ticket => ticket.Row).ThenBy(ticket => ticket.Seat)
            .Select(ticket => ticket.Code!)];

    /// <summary>Types a code at the door, and waits for the answer's word and what is said below it.</summary>
    public static async Task ScanAsync(Visitor staff, string code, string word, string more = "")
    {
        await staff.FillAsync("Ticket code", code);
        await staff.PressAsync("Check the ticket");
        var answer = staff.Page.GetByRole(AriaRole.Alert, new() { Name = "Answer" });
        await Assertions.Expect(answer).ToContainTextAsync(word, new() { Timeout = Visitor.PatienceMs });
        await Assertions.Expect(answer).ToContainTextAsync(more, new() { Timeout = Visitor.PatienceMs });
    }
}
