namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>201 with a response that was serialised once, when it was stored.</summary>
internal sealed class CreatedEvent(EventId eventId, byte[] json) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        response.Headers.Location = $"/events/{eventId}";
        return response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }
}
