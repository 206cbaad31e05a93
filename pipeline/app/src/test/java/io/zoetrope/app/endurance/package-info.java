/** Many records, many faults: harnesses whose size is a property. What they strike is in fault. */
package io.zoetrope.app.endurance;
