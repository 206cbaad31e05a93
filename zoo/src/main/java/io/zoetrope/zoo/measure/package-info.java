/** Speed of models on this machine, and pages and charts about models. */
package io.zoetrope.zoo.measure;
